import type { ExhibitOrder, ExhibitRemark, PlannedFile, ProfileId } from '#shared/bundle/plan/bundle-input.ts'
import type { Language, Progress } from '#shared/bundle/ports.ts'
import type { LimitName, NumberingStyle } from '#shared/reference/profile.ts'

const plural = (count: string, one: string, many: string) => `${count} ${count === '1' ? one : many}`

export const bundle = {
  title: 'Bundle',
  description:
    'One PDF that a court, a regulator or an association can read, cite by page and check. It is read back and compared with its plan before you get it.',
  none: {
    title: 'No evidence to bundle yet',
    body: 'Add files under Evidence first. Whatever you add there can be put into a bundle.',
    toEvidence: 'Go to the evidence',
  },
  profile: {
    label: 'Who is it for?',
    names: {
      'prc-evidence-list': 'Evidence list (证据清单)',
      'prc-list-only': 'List of evidence alone (证据目录)',
      'uk-paginated': 'Single paginated bundle',
      'us-exhibit-list': 'Exhibit list (United States)',
      'bc-crt-split': 'One file per exhibit (British Columbia CRT)',
      'public-platform': 'Public complaint platform',
      'platform-image-pack': 'Pictures for a platform',
      'lawyer-reading-copy': 'Reading copy for my adviser',
    } as { readonly [P in ProfileId]: string },
    about: {
      'prc-evidence-list':
        'For courts, arbitrators and authorities in mainland China: a numbered list with source and purpose of proof, and room for signature and date.',
      'prc-list-only':
        'Only the list, grouped by what is to be proved, to sign and hand over with paper evidence. The evidence itself is not in it.',
      'us-exhibit-list':
        'For small claims in the United States: exhibits numbered or lettered, one PDF of at most 20 MB on US Letter paper. Limits are those of San Diego.',
      'bc-crt-split':
        'Every exhibit stays the file it is, under a short plain name, with a PDF list and a file of hashes that anybody can check.',
      'public-platform':
        'For platforms whose complaints anybody can read, such as Black Cat (Heimao), and for the press: no contacts, no facts about devices, and personal data is hidden.',
      'platform-image-pack':
        'For complaint forms that take nothing but pictures: numbered JPEGs within the limits you give, a list of the evidence first.',
      'lawyer-reading-copy': 'Every column and every detail, contacts included. Not for the other side.',
      'uk-paginated':
        'After the guidance on electronic bundles in England and Wales: pages counted from the very first, an index with links, and bookmarks. Suits most other readers too.',
    } as { readonly [P in ProfileId]: string },
    source: 'Where this rule comes from',
    seenOn: (date: string) => `Read on ${date}`,
    certainty: {
      high: 'Certainty: high, the text itself was read',
      medium: 'Certainty: medium, taken from a reliable copy',
      low: 'Certainty: low, thin or old source',
    },
    limits: {
      maxBytesTotal: 'Size in all',
      maxBytesEach: 'Size of one file',
      maxFiles: 'Number of files',
      maxPages: 'Number of pages',
      extensions: 'File types',
      maxNameChars: 'Length of file names',
    } as { readonly [L in LimitName]: string },
    limit: (name: string, text: string) => `${name}: ${text}`,
    unverified: 'unverified',
    atMost: (limit: string) => `at most ${limit}`,
    characters: (count: string) => `${count} characters`,
    askFirst:
      'What is marked “unverified” nobody has published, or we did not find it: ask the recipient before you send.',
  },
  options: {
    label: 'How it is made',
    title: 'Title on the cover',
    language: 'Language of the bundle',
    languageHint: 'Independent of the language of the program. What you wrote yourself is never translated.',
    languages: {
      en: 'English',
      'zh-CN': '简体中文',
      'zh-TW': '繁體中文（台灣）',
      'zh-HK': '繁體中文（香港）',
    } as { readonly [L in Language]: string },
    attach: 'Attach the original files',
    attachHint: (size: string) =>
      `The exact bytes travel inside the PDF, and anybody can compare their hashes. Adds ${size}. Recordings can only be heard this way.`,
    attachPrivacy:
      'Originals also carry what cannot be seen: where and when a photo was taken, the device, an author’s name.',
    attachPlaces: (files: string) =>
      `${plural(files, 'chosen file contains', 'chosen files contain')} a place (GPS).`,
    form: 'Show the column original / copy',
    formHint: 'Some lawyers leave it out where it would point at a weakness.',
    chronology: 'Include the timeline',
    chronologyHint: 'All events, with links to the pages that prove them.',
  },
  arrangement: {
    title: 'Order, numbers and volumes',
    order: 'Order of the exhibits',
    orders: {
      own: 'As below',
      time: 'By time, oldest first',
      issue: 'By what they prove',
    } as { readonly [O in ExhibitOrder]: string },
    numbering: 'Numbers',
    styles: {
      numbers: '1, 2, 3',
      letters: 'A, B, C',
      groups: 'In groups: 1-1, 1-2, 2-1',
    } as { readonly [S in NumberingStyle]: string },
    volumes: 'Largest file',
    presets: {
      'mailbox-36': '26 MB, for a 36 MB mailbox',
      'portal-50': '50 MB',
      'portal-100': '100 MB',
      'portal-200': '200 MB',
      'portal-500': '500 MB',
    } as { readonly [id: string]: string },
    noPreset: '1 GB, opens everywhere',
    volumesHint:
      'A larger bundle is cut into volumes. No exhibit is split; page numbers go on, and every volume has the whole index.',
    maxPages: 'At most this many pages in a file',
    keep: 'Keep the numbers of the last export',
    keepHint: (date: string) =>
      `Letters already cite the numbers of ${date}. What you add since then goes between, as 12A.`,
  },
  exhibits: {
    label: 'Exhibits and their order',
    chosen: (chosen: string, all: string) => `${chosen} of ${all} chosen`,
    all: 'All',
    noneOf: 'None',
    caseOrder: 'Order of the case',
    include: (title: string) => `Include: ${title}`,
    up: (title: string) => `Move up: ${title}`,
    down: (title: string) => `Move down: ${title}`,
    drag: (title: string) => `Drag: ${title}`,
    moved: (title: string, place: string) => `${title} is now number ${place}`,
    number: (place: string) => `No. ${place}`,
    left: 'left out',
    dragHelp:
      'Press Space to pick up an exhibit, the arrow keys to move it, Space to put it down, Escape to leave it where it was.',
  },
  plan: {
    title: 'What you will get',
    working: 'Working out the pages …',
    pages: (pages: string) => plural(pages, 'page', 'pages'),
    size: (size: string) => size,
    attachments: (files: string, size: string) =>
      `${plural(files, 'original', 'originals')} attached, ${size}`,
    beside: (files: string, size: string) =>
      `${plural(files, 'original', 'originals')} as files beside it, ${size}`,
    noAttachments: 'Originals not attached; their hashes are listed',
    files: 'Files',
    file: 'File',
    bytes: 'Size',
    overLimit: 'larger than you chose: one exhibit is not split',
    overLimitBody: 'An exhibit is too large for the size you chose. It stands alone in its file.',
    volume: (volume: string) => `vol. ${volume}`,
    notAccepted: (extension: string) =>
      `The recipient does not accept .${extension} files: the original stays out.`,
    fileKinds: {
      picture: 'picture',
      bundle: 'the bundle',
      volume: 'volume',
      list: 'list',
      original: 'original, unchanged',
      sums: 'hashes, for sha256sum -c',
    } as { readonly [K in PlannedFile['kind']]: string },
    sections: 'Parts',
    exhibits: 'Exhibits',
    page: (page: string) => `p. ${page}`,
    pageRange: (from: string, to: string) => `pp. ${from}–${to}`,
    notShown: 'Cannot be shown on paper',
    notShownBody: 'The file itself is kept, listed with its hash, and attached if you attach originals.',
    remarks: {
      repaired:
        'Its inner directory is damaged: the bundle shows the pages that could be found. The original is attached as it is.',
      shortened: 'The bundle does not show all of it, because it is long. The original is whole.',
      'sound-left':
        'It becomes a picture of its sheet: length, waveform, transcript. Hand in the sound itself otherwise.',
    } as { readonly [K in ExhibitRemark]: string },
    missing: 'Signs that no font here can draw',
    missingBody: 'They are marked in the bundle by their code:',
    large: 'Files of this size open slowly in many readers, and few can be sent by e-mail.',
    overPages: (pages: string) => `This recipient takes at most ${pages} pages.`,
    overBytes: (size: string) => `This recipient takes at most ${size}.`,
    nothingChosen: 'Choose at least one exhibit.',
  },
  make: {
    button: 'Make the bundle',
    steps: {
      reading: 'Reading the exhibits',
      'laying-out': 'Laying out the pages',
      writing: 'Writing the file',
      verifying: 'Reading it back and comparing',
    } as { readonly [S in Progress['step']]: string },
    stepOf: (step: string, steps: string, name: string) => `Step ${step} of ${steps}: ${name}`,
    progress: 'Making the bundle',
    cancel: 'Cancel',
    failedTitle: 'No bundle was made',
    otherCase: 'A bundle of another case is being made',
    otherCaseBody: 'One bundle is made at a time. When that one is finished, you can make this one.',
    toOtherCase: 'Go to that bundle',
  },
  result: {
    title: 'Made and checked',
    body: 'The finished file was read back by a second, independent reader and agrees with its plan.',
    fileName: 'File',
    files: 'Files',
    saveAll: 'Save all files …',
    savedInFolder: (name: string) => `All files are in the folder “${name}”.`,
    pages: 'Pages',
    size: 'Size',
    sha256: 'SHA-256 of the file',
    copy: 'Copy',
    copied: 'Copied',
    verification: 'What was compared',
    check: 'Check',
    compared: 'Comparisons',
    allEqual: 'Result',
    equal: 'agrees',
    nothing: 'nothing to compare',
    save: 'Save the PDF …',
    saveAgain: 'Save another copy …',
    saving: 'Saving the PDF',
    cancelSaving: 'Cancel saving',
    handedOver: (name: string) => `Handed to the browser as “${name}”. Check your downloads folder.`,
    savedAt: (path: string) => `Saved as ${path}`,
    notSavedYet:
      'Not saved yet. The file is lost when you close this window, choose “Change something” or begin another bundle.',
    discard: 'Change something',
    outdated: 'Made before your last change',
    outdatedBody: 'What you changed or chose since then is not in this file. Make it again to include it.',
    makeAgain: 'Make it again',
  },
  history: {
    title: 'Bundles of this case',
    empty: 'None yet. Every bundle that you save is listed here with its hash.',
    at: 'Made',
    profile: 'For',
    fileName: 'File',
    pages: 'Pages',
    size: 'Size',
    sha256: 'SHA-256',
    head: 'Journal head',
    headHint: 'Printed on the cover: it ties the bundle to the state of your records.',
    copyHash: (name: string) => `Copy the SHA-256 of ${name}`,
    copyHead: (name: string) => `Copy the journal head of ${name}`,
  },
}
