import type { IndexColumn } from '#shared/reference/profile.ts'

type Words<K extends string> = { readonly [Key in K]: string }

/** What is printed in a bundle. Read by judges and opponents: plain, exact, no promise beyond what was done. */
export const pdf = {
  exhibitLabel: (number: string) => `Exhibit ${number}`,
  attachmentLabel: (number: string) => `Attachment ${number}`,
  pageRange: (from: number, to: number) => (from === to ? String(from) : `${from}–${to}`),
  bookmark: (title: string, page: number) => `${title} (p. ${page})`,
  labelled: (label: string, title: string) => `${label}  ${title}`,
  reference: (label: string, page: number) => `${label}, p. ${page}`,
  goTo: (label: string, title: string, page: number) => `Go to ${label}, ${title}, on page ${page}`,
  partOf: (part: number, parts: number) => `sheet ${part} of ${parts}`,
  pageCountSuffix: (pages: number) => ` / ${pages}`,
  aside: (text: string, more: string) => `${text} (${more})`,
  continued: '(cont.)',
  colon: ': ',
  comma: ', ',
  stop: '; ',
  none: '—',
  notStated: 'not stated',
  fileName: (title: string, day: string) => `Bundle ${title} ${day}`,
  volumeSuffix: (volume: number, volumes: number) => `volume ${volume} of ${volumes}`,
  listFile: 'list of exhibits',
  subject: (exhibits: number) => `Evidence bundle with ${exhibits} exhibits`,

  exhibitsName: 'Exhibits',

  cover: {
    name: 'Cover',
    kicker: 'Evidence bundle',
    case: 'Case',
    product: 'Product',
    order: 'Order number',
    buyer: 'Bought as',
    parties: 'Parties',
    alsoKnownAs: (brand: string) => `known as ${brand}`,
    contact: {
      brand: 'Known as',
      registration: 'Registration',
      phone: 'Phone',
      email: 'E-mail',
      address: 'Address',
    },
    demand: 'What is asked for',
    demandOutcome: 'Demand',
    demandAmount: 'Amount',
    demandBy: 'By',
    demandDetails: 'Details',
    amounts: 'Amounts',
    paid: 'Paid',
    fees: 'Fees',
    refunded: 'Refunded',
    outstanding: 'Not returned',
    atStake: 'At stake',
    bundle: 'This bundle',
    contents: 'Contents',
    contentsText: (exhibits: number, pages: number) =>
      `${exhibits} ${exhibits === 1 ? 'exhibit' : 'exhibits'} on ${pages} pages, numbered straight through`,
    attachments: 'Originals',
    attachmentsText: (files: number, size: string) =>
      `${files} ${files === 1 ? 'file' : 'files'} attached to this PDF byte for byte, ${size}`,
    volume: 'This volume',
    volumeText: (volume: number, volumes: number, first: number, last: number) =>
      `Volume ${volume} of ${volumes}, pages ${first} to ${last}`,
    volumes: 'All volumes',
    volumeLine: (volume: number, first: number, last: number, exhibits: string) =>
      `Volume ${volume}: pages ${first}–${last}, ${exhibits}`,
    separateText: (exhibits: number) =>
      `${exhibits} ${exhibits === 1 ? 'exhibit' : 'exhibits'}, each a file of its own, byte for byte`,
    volumesNote:
      'Keep all volumes in one folder under their own names: links lead from one file to the other.',
    attachmentsNone: 'not attached to this PDF; listed with their hashes in the annex',
    madeAt: 'Made on',
    head: 'Journal head',
    headText: (seq: number) =>
      `SHA-256 of entry ${seq}, the last one when this was made. Every entry contains the hash of the one before.`,
    root: 'Case root',
    rootText: 'SHA-256 over this case’s own entries alone, in order, up to that one. The QR code has both.',
  },

  index: {
    name: 'Index',
    listName: 'List of evidence',
    catalogueName: 'Catalogue of evidence',
    exhibitListName: 'Exhibit list',
    columns: {
      number: 'No.',
      title: 'Document',
      source: 'Source',
      proves: 'Purpose of proof',
      date: 'Date',
      page: 'Page',
      form: 'Original / copy',
      pages: 'Pages',
      copies: 'Copies',
      file: 'File',
      volume: 'Vol.',
    } as Words<IndexColumn | 'volume'>,
    undated: 'Undated',
    dateNote:
      'The date of an item is the one recorded in the file itself or, where there is none, the date of the only event that cites it.',
    submittedBy: 'Submitted by',
    against: 'Against',
    signature: 'Signature or seal',
    date: 'Date',
    dateBlank: '______ / ______ / ____________',
  },

  chronology: {
    name: 'Chronology',
    date: 'Date',
    event: 'Event',
    evidence: 'Evidence',
    disputed: 'disputed',
    said: (name: string, words: string) => `${name}: “${words}”`,
    someone: 'Unnamed person',
    parties: (names: string) => `Present or named: ${names}`,
    none: 'No events are recorded in this case.',
  },

  exhibit: {
    continuedAbove: (part: number, parts: number) =>
      `continued: part ${part} of ${parts}, overlaps the part before`,
    continuesBelow: 'continues',
    pixels: (width: number, height: number) => `${width} × ${height} pixels`,
    takenAt: (time: string) => `time recorded in the file ${time}`,
    page: (page: number, pages: number) => `page ${page} of ${pages} of the document`,
    converted: 'converted for display; the original is unchanged',
    repaired: 'its inner directory is damaged; the pages are those that could be found',
    unlocked: 'shown decrypted; the original still asks for its password',
    imageAlt: (label: string, title: string) => `${label}: image “${title}”`,
    sliceAlt: (label: string, title: string, part: number, parts: number) =>
      `${label}: image “${title}”, part ${part} of ${parts} from the top`,
    pdfAlt: (label: string, title: string, page: number, pages: number) =>
      `${label}: page ${page} of ${pages} of the document “${title}”`,
  },

  /** Why an exhibit has no view. */
  notShown: {
    heading: 'Not shown',
    empty: 'The file is empty: it has 0 bytes.',
    encrypted: 'The file is protected by a password, so its pages cannot be shown here.',
    lockedOtherwise: 'The file is encrypted in a way that no password opens here.',
    damaged: 'The file is damaged or cut short, so it cannot be shown here.',
    tooLargeToShow: 'The picture is too large to be shown here.',
    tooLargeToOpen: 'The file is too large to be opened for display.',
    unsupported: 'Files of this type cannot be shown on paper.',
    detail: (detail: string) => `Technical finding: ${detail}`,
    attached: (name: string) => `The original is attached to this PDF unchanged, under the name ${name}.`,
    notAttached: 'The original is not attached to this PDF; its hash is in the annex.',
  },

  record: {
    heading: 'Intake record',
    originalName: 'Original file name',
    kind: 'Kind',
    type: 'Type found',
    size: 'Size',
    sizeText: (short: string, bytes: string) =>
      short.endsWith(' B') ? `${bytes} bytes` : `${short} (${bytes} bytes)`,
    hash: 'SHA-256',
    form: 'Original or copy',
    source: 'Source',
    proves: 'Purpose of proof',
    keptAt: 'Where the original is',
    acquired: 'Taken in',
    acquiredText: (how: string, at: string, on: string) =>
      `${at}, ${how.toLowerCase()}${on === '' ? '' : `, on ${on}`}`,
    modified: 'File date',
    modifiedText: (at: string) => `last changed ${at}, as the file system reported it`,
    capture: 'Found in the file',
    captureNote: 'as found, not verified',
    takenAt: (time: string) => `time ${time}`,
    device: (name: string) => `device ${name}`,
    software: (name: string) => `software ${name}`,
    note: 'Note',
    events: 'Cited by',
    mismatch: (extension: string, found: string) =>
      `The name ends in .${extension}, but the content is ${found}.`,
  },

  recording: {
    audio: 'Sound recording',
    video: 'Video recording',
    cannotPrint:
      'A recording cannot be printed. This sheet stands in its place and identifies the file; the recording itself is to be heard or seen.',
    duration: 'Length',
    durationUnknown: 'not found in the file',
    parties: 'People taking part',
    declaration: 'The recording itself',
    attached: (name: string) =>
      `The recording is attached to this PDF, complete and unchanged, as ${name}. Open the list of attachments in the PDF reader and save it to play it.`,
    notAttached:
      'The recording is not attached to this PDF. It is handed over separately; it can be recognised by its SHA-256.',
  },

  text: {
    encoding: (name: string) => `Text file, read as ${name}`,
    cut: (size: string) => `Only the beginning is shown here; the whole file has ${size}.`,
    blank: 'The file holds no visible characters.',
  },

  email: {
    from: 'From',
    to: 'To',
    cc: 'Copy to',
    date: 'Date',
    subject: 'Subject',
    messageId: 'Message id',
    attachments: 'Attachments of the message',
    attachment: (name: string, type: string, size: string) => `${name} (${type}, ${size})`,
    noBody: 'The message has no text.',
    fromHtml: 'The message was written in HTML; its text is shown.',
  },

  annex: {
    name: 'Annex: hashes and how to check them',
    manifest: 'List of originals',
    number: 'No.',
    file: 'File',
    bytes: 'Bytes',
    hash: 'SHA-256',
    takenIn: 'Taken in',
    originalNamed: (name: string) => `originally ${name}`,
    beside: (name: string) => `${name}, handed over beside this PDF`,
    notAccepted: (extension: string) =>
      `not included: the recipient does not accept files ending in .${extension}`,
    howToBeside:
      'All files that belong together are listed in the file SHA256SUMS beside this PDF. On Linux one command in their folder checks them all:',
    records: 'Intake records',
    recordsText: 'What was recorded about each file when it was taken in, and what its holder says about it.',
    howTo: 'How to check a file',
    howToText: [
      'Open this PDF in a reader that shows attachments (such as Adobe Acrobat Reader or Firefox), open the list of attachments (paper clip) and save the file.',
      'Let your computer work out the SHA-256 of the saved file. No special program is needed:',
    ],
    commands: [
      ['Windows (PowerShell)', (name: string) => `Get-FileHash -Algorithm SHA256 ${name}`],
      ['macOS (Terminal)', (name: string) => `shasum -a 256 ${name}`],
      ['Linux', (name: string) => `sha256sum ${name}`],
    ] as readonly (readonly [string, (name: string) => string])[],
    howToEnd:
      'Compare the result with the list above. Spaces, and upper or lower case, do not matter. If all 64 characters agree, the file is the same, byte for byte; if one byte differs, the number is entirely different.',
    limits: 'What this proves, and what it does not',
    limitsText: (day: string) =>
      `Equal hashes show that a file has not changed since it was taken in, at the time listed (the earliest on ${day}). Nothing is asserted about the time before: not who made the file, not when, and not whether what it shows is true. Times come from the clock of the computer in use. Facts found inside a file are given as found.`,
    checks: 'What was checked before this file was handed over',
    checksText: (producer: string) =>
      `After writing, ${producer} opened the finished file again with a separate reader and compared it with the plan. A file in which one line differs is discarded.`,
    check: 'Check',
    compared: 'Compared',
    checkRows: {
      pages:
        'Page 1 is the first page of the file; printed number, page label and position are the same on every page',
      pagesInVolumes:
        'The numbers go on from volume to volume; printed number and page label are the same on every page, and follow its position in the file',
      index: 'Every row of the index leads to the page whose number it states',
      references: 'Every reference to an exhibit page leads to that page',
      bookmarks: 'Every bookmark leads to its page',
      text: 'Label and title can be found as text on the first page of each exhibit',
      attachments: 'Every attached original has the size and SHA-256 listed',
    },
    producedBy: (producer: string, at: string) => `Made with ${producer} on ${at}.`,
    recordText: (name: string) =>
      `The file also carries its own index in a form that programs read (${name}): numbers, titles, page numbers and hashes of the exhibits and how the bundle was asked for. It holds no notes.`,
  },
}
