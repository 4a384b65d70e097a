import type { CaseFileFault } from '#shared/core/failure.ts'

/** Why a file is not taken in as a case; the argument is the place in it. */
export const caseFileFaults: { readonly [F in CaseFileFault]: (where: string) => string } = {
  'not-a-zip': () => 'it is not a case file, or it was cut short on its way. Ask for it again.',
  damaged: () => 'it is damaged. Ask for it again.',
  'too-many': () => 'it lists more files than a case has. It does not come from Recourse.',
  'unsafe-name': (where) =>
    `a file in it has a name that leads elsewhere (${where}). It does not come from Recourse; do not trust it.`,
  'duplicate-name': (where) =>
    `a file is in it twice (${where}). It does not come from Recourse; do not trust it.`,
  'not-a-file': (where) =>
    `there is something in it that is no file (${where}). It does not come from Recourse; do not trust it.`,
  encrypted: () => 'files in it are encrypted. Recourse never writes that; ask for the file as it was saved.',
  packed: () =>
    'files in it are compressed: another program has packed it anew. Ask for the file as it was saved.',
  'header-mismatch': (where) =>
    `it says two different things about ${where}. It was changed; do not trust it.`,
  overlap: () => 'files in it share their bytes. It does not come from Recourse; do not trust it.',
  'not-a-case-file': () => 'it is a zip, but not a case file.',
  newer: () => 'it was made by a newer version of Recourse. Install that version to open it.',
  unreadable: (where) => `a part of it cannot be read (${where}).`,
  missing: (where) => `a part of it is missing (${where}).`,
  stranger: (where) => `there is something in it that belongs to no case file (${where}).`,
  'wrong-hash': (where) =>
    `${where} in it is not what it was when the file was made. It was changed or damaged.`,
  'broken-log': (where) => `its custody log is no longer the one that was written (row ${where}).`,
  'other-case': (where) => `a record in it belongs to another case (${where}).`,
  doubled: (where) => `a record is in it twice (${where}).`,
}
