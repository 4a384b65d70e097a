/** The words of verify.html, the page in a pack that checks it. They go into the page, so none takes parameters but {names}. */
export const packCheck = {
  title: 'Check this pack',
  intro:
    'This page compares the files of the pack with the hashes in SHA256SUMS and manifest.json and follows the custody log. It uses no network: nothing leaves your computer.',
  drop: 'Drop the unpacked folder here, or choose it.',
  choose: 'Choose the folder …',
  allMatch: 'Everything matches',
  notAll: 'Problems found: {count}',
  counted:
    'Files as listed: {matching} of {listed}. Rows of the custody log that were checked: {shown}; rows of other cases, only as links: {withheld}.',
  unreadable:
    'The folder could not be read ({detail}). Unpack the zip into a folder of its own and try again.',
  problems: {
    noSums: {
      name: 'List of hashes missing',
      what: 'There is no SHA256SUMS here. Choose the folder that holds it.',
    },
    badSums: { name: 'List of hashes damaged', what: 'SHA256SUMS, line {at}, cannot be read.' },
    missing: { name: 'File missing', what: '{at} is listed but not here.' },
    changed: { name: 'File changed', what: '{at} is not, byte for byte, the file that is listed.' },
    extra: { name: 'File added', what: '{at} is here but not listed. It does not belong to the pack.' },
    noManifest: { name: 'Manifest unreadable', what: '{at} is missing or damaged.' },
    manifest: { name: 'Manifest contradicts', what: 'manifest.json and SHA256SUMS disagree about {at}.' },
    logUnreadable: { name: 'Custody log damaged', what: 'Row {at} of the log cannot be read.' },
    logOrder: {
      name: 'Custody log has a gap',
      what: 'Row {at} of the log is missing or not in its place.',
    },
    logSevered: { name: 'Custody log broken', what: 'Row {at} does not continue the row before it.' },
    logAltered: {
      name: 'Custody log altered',
      what: 'The text of row {at} is not what its hash was made of.',
    },
    logEnd: {
      name: 'Custody log cut or lengthened',
      what: 'It does not end with row {at}, as manifest.json says.',
    },
    logRoot: { name: 'Custody log replaced', what: 'The rows of this case are not those of manifest.json.' },
    bundleHead: {
      name: 'Bundle and log do not fit',
      what: 'The log does not hold the head that the bundle prints.',
    },
    stamp: { name: 'Time stamp of something else', what: '{at} does not name the hash of SHA256SUMS.' },
  },
  stampNames:
    'SHA256SUMS.tsr names the hash of SHA256SUMS. Whether an authority signed it, and when, openssl says: see VERIFY.txt.',
  anchor: 'The hash that stands for the whole pack',
  anchorHint:
    'Whoever exchanges the pack can exchange the list in it too. Compare this hash with the one that the sender gave you by another way.',
  anchorHere: 'SHA-256 of SHA256SUMS in this folder',
  anchorOther: 'The hash you were given',
  anchorSame: 'The same.',
  anchorDiffers: 'Not the same.',
  exhibits: 'Exhibits',
  columns: {
    number: 'No.',
    exhibitTitle: 'Title',
    file: 'File',
    taken: 'Taken in',
    state: 'Result',
    row: 'Row',
    when: 'When (UTC)',
    who: 'Device',
    what: 'What',
  },
  same: 'unchanged',
  log: 'Custody log of this case: {count}',
  undo: 'Undone',
  redo: 'Done again',
  limits:
    'What this shows: the files have not changed since they were taken in, at the moment named for each. What it does not show: anything about the time before, who made a file, or whether what it says is true.',
}
