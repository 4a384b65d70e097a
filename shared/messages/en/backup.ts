const cases = (count: number) => (count === 1 ? '1 case' : `${count} cases`)
const files = (count: number) => (count === 1 ? '1 original' : `${count} originals`)

/** Copies of everything on another drive, and the way back from one. */
export const backup = {
  title: 'Backup',
  hint: 'Copies all records and all files to a folder on another drive, such as a USB stick. Only what is new is copied; everything in the backup is read back and compared with its hash each time. Whoever holds the drive can read it: nothing is encrypted.',
  needsDesktop:
    'A page in a browser cannot write to your drives by itself. Backups need the desktop program.',
  place: 'Folder',
  none: 'No backup has been made yet.',
  choose: 'Choose a folder and back up',
  chooseOther: 'Choose another folder',
  again: 'Back up now',
  making: 'Making a backup',
  steps: { copy: 'Copying what is new', check: 'Reading everything back' },
  stop: 'Stop',
  stopped: 'Stopped. What had been copied is whole; the next backup goes on with it.',
  last: (when: string, folder: string) => `Last backup: ${when}, ${folder}`,
  holds: (held: { cases: number; originals: number; size: string }) =>
    `${cases(held.cases)}, ${files(held.originals)} (${held.size}).`,
  allVerified: 'All read back and whole.',
  lost: (count: number) =>
    count === 1
      ? 'One original could not be backed up, because it is no longer whole on this computer. Check the files.'
      : `${count} originals could not be backed up, because they are no longer whole on this computer. Check the files.`,
  sameDisk:
    'This folder is on the same disk as your records. If the disk fails, both are gone. A folder on another drive is safer.',
  restore: {
    offer: 'I have a backup',
    title: 'Restore from a backup',
    body: 'Choose the drive or the folder that holds the backup. It is looked into first, and nothing in it is changed.',
    choose: 'Choose the folder',
    chooseOther: 'Choose another folder',
    found: 'Found in',
    last: 'Last change',
    history: 'History',
    entries: (count: number) => (count === 1 ? '1 entry' : `${count} entries, each linked to the one before`),
    missing: (count: number) =>
      count === 1
        ? 'One original is not in the backup. Everything else can be restored.'
        : `${count} originals are not in the backup. Everything else can be restored.`,
    damaged: (seq: number) =>
      `The backup cannot be read from entry ${seq} on. Everything before it can be restored.`,
    begin: 'Restore everything',
    copying: 'Restoring',
    steps: {
      copy: 'Copying the files',
      check: 'Reading everything back',
      records: 'Restoring the records',
    },
    stopped: 'Stopped. Nothing was restored.',
    done: (held: { cases: number; originals: number }) =>
      `Everything is back: ${cases(held.cases)}, ${files(held.originals)}.`,
    lost: (count: number) =>
      count === 1
        ? 'One original was not whole in the backup. Add the same file again to repair it.'
        : `${count} originals were not whole in the backup. Add the same files again to repair them.`,
    back: 'Go to all cases',
    unfinished:
      'A restore from a backup did not come to its end, so this is not everything. Choose the backup again to go on with it.',
  },
}
