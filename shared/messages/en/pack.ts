/** Handing a case over: the lawyer pack, what lies in it, time stamps, the case as one file. */
export const pack = {
  chronology: {
    columns: [
      'From',
      'To',
      'Time',
      'Exactness',
      'Kind',
      'What happened',
      'People',
      'Statement by',
      'Words',
      'Exhibits',
      'Disputed',
    ] as readonly string[],
    yes: 'yes',
    no: 'no',
    exactness: {
      exact: 'exact',
      range: 'period',
      'about-day': 'about that day',
      'about-month': 'about that month',
      'about-year': 'about that year',
    } as { readonly [how: string]: string },
  },
  /** What the fields of manifest.json are. */
  manifest: {
    bundle: 'The PDF to read, or its volumes. "head" is the end of the log as its cover prints it.',
    exhibits:
      'One record for each original, in the order of the bundle. null means: not known or not written down.',
    number: 'As the bundle cites it.',
    file: 'The exact bytes as they were taken in, under a name that every system takes.',
    originalName: 'The name as it was given.',
    sha256:
      'SHA-256 of the bytes, made when the file was taken in ("acquiredAt", "acquiredOn"). Nothing is asserted about the time before.',
    source: 'Who gave it, from which device, account or address, in the words of whoever took it in.',
    originalKeptAt: 'Where the original is kept.',
    capture: 'Facts found inside the file. Recorded as found, trusted for nothing.',
    custody:
      'custody-log.jsonl: every row of the log up to "head". Rows about other cases have no text ("withheld"), only their place in the chain. "caseRoot" holds the rows of this case alone.',
    files: 'All other files of the pack with their hashes; SHA256SUMS lists this file too.',
  },
  verify: {
    title: 'HOW TO CHECK THIS PACK',
    intro: (title: string, madeAt: string, producer: string) =>
      `Case: ${title}\nMade: ${madeAt} with ${producer}\n\nYou need neither that program nor a network. Unpack the zip first.`,
    page: '1. With a browser: open verify.html (double click) and choose this folder. Everything stays on your computer.',
    linux: '2. Linux, in this folder:',
    mac: '   macOS, in this folder:',
    windows: '   Windows, PowerShell, in this folder:',
    one: '   Windows, one file:',
    log: '3. The custody log: each line of custody-log.jsonl is one change. "hash" is the SHA-256 of "prev", a line feed and "body". Lines without a body belong to other cases: they show their place in the chain, nothing else, and their hash cannot be worked out by you. "caseRoot" in manifest.json is made of this case\u2019s own lines alone; verify.html works it out again.',
    anchor:
      '4. Hashes prove a change only against a value that you had from elsewhere: the SHA-256 of the file SHA256SUMS (ask the sender for it by another way), the head of the log that earlier bundles print on their covers, or a time stamp.',
    stamp:
      '5. Time stamp (RFC 3161), optional: SHA256SUMS.tsq asks a time stamp authority to confirm that this list existed. Only its hash leaves your computer. Send it and check the answer:',
    authority: '<address of the authority>',
    limits:
      'What this shows: the files have not changed since they were taken in, at the moment that manifest.json names for each. What it does not show: anything about the time before, who made a file, or whether what it says is true.',
  },
  page: {
    title: 'Hand over',
    description:
      'Give the case to somebody who must be able to rely on it: bundle, exact originals, log and hashes in one pack that anyone can check.',
    noExhibits: 'There is no evidence in this case yet',
    noExhibitsBody: 'A pack holds exhibits. Add evidence first.',
    toEvidence: 'To the evidence',
  },
  make: {
    title: 'Pack for a lawyer',
    contents: 'What is in it',
    items: [
      'the bundle as a PDF, to read',
      'every original, byte for byte, under a name that every computer takes',
      'manifest.json: hashes, sizes, original names, sources, what was recorded when a file was taken in',
      'chronology.csv: the timeline for a spreadsheet',
      'the custody log of this case; other cases are not disclosed',
      'SHA256SUMS, VERIFY.txt and verify.html, which check the pack on any computer without a network',
      'drafts of statements (US Rule 902(14), Chinese civil evidence rules art. 93) with blanks to fill in',
      'a request for a time stamp (RFC 3161)',
    ] as readonly string[],
    profile: 'Form of the bundle',
    language: 'Language of the recipient',
    languageHint: 'Of the bundle, VERIFY.txt and the page that checks the pack.',
    confidential:
      'The custody log holds every earlier wording of this case, what was removed from it, and your notes. Give the pack only to somebody who may see all of it.',
    unhidden:
      'For this form you chose to hide personal data. A pack cannot do that: it holds the exact originals. Its bundle hides nothing either.',
    button: 'Make the pack',
    again: 'Make another pack',
    progress: 'Making the pack',
    steps: {
      bundle: 'Making and checking the bundle',
      pack: 'Putting the pack together',
      check: 'Reading the pack back',
    },
    cancel: 'Cancel',
    failedTitle: 'No pack was made',
    /** In the pack’s file name. */
    fileWord: 'lawyer pack',
    elsewhere: 'A pack of another case is being made.',
    toElsewhere: 'Go there',
  },
  result: {
    title: 'The pack is ready and was read back',
    body: 'Every file in it has the hash that is listed, and the custody log is a chain without a gap.',
    file: 'File',
    size: 'Size',
    files: 'Files',
    sums: 'SHA-256 of SHA256SUMS',
    sumsHint:
      'This one value stands for the whole pack. Send it to the recipient by another way than the pack.',
    copy: 'Copy the SHA-256 of SHA256SUMS',
    log: 'Custody log',
    logRows: (own: string, others: string) => `${own} rows of this case, ${others} of others as links`,
    save: 'Save the pack',
    saving: 'Saving the pack',
    saved: (name: string) => `Saved as ${name}.`,
    notSavedYet: 'Not saved yet.',
    handedOver: (name: string) => `Handed to the browser as ${name}.`,
    discard: 'Put away',
  },
  history: {
    title: 'Packs that were saved',
    empty: 'None yet.',
    at: 'Made',
    file: 'File',
    sums: 'SHA-256 of SHA256SUMS',
    stamp: 'Time stamp',
    copy: (file: string) => `Copy the SHA-256 of SHA256SUMS of ${file}`,
    none: 'none',
    stamped: (at: string, authority: string) => `${at}, by ${authority}`,
    unnamed: 'an authority without a name',
    unchecked:
      'The answer names this hash and this time. Its signature is checked with the authority\u2019s certificate: see VERIFY.txt.',
    request: 'Save request',
    requestOf: (file: string) => `Save the time stamp request of ${file}`,
    answer: 'Add answer \u2026',
    answerOf: (file: string) => `Add the time stamp answer of ${file}`,
    hint: 'A time stamp (RFC 3161) lets a third party confirm that a pack existed at a moment. Save the request, send it from any computer with a network, and add the answer (.tsr). Only the hash leaves your computer.',
  },
}
