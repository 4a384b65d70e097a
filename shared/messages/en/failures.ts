import type { BundleCheck, Failure, FailureOf, ReopenReason, SigningReason } from '#shared/core/failure.ts'
import { shortened } from '../shortened.ts'
import { caseFileFaults } from './case-file-faults.ts'

type Sentences = { readonly [K in Failure['kind']]: (failure: FailureOf<K>) => string }
const mb = (bytes: number) => `${Math.ceil(bytes / 1e6).toLocaleString('en')} MB`

/** What a finished bundle is checked for; also the rows of the verification table. */
export const bundleChecks: { readonly [C in BundleCheck]: string } = {
  structure: 'File structure',
  pages: 'Pages',
  'printed-numbers': 'Printed page numbers',
  labels: 'Page labels',
  index: 'Index',
  links: 'Links',
  bookmarks: 'Bookmarks',
  text: 'Searchable text',
  attachments: 'Attached originals',
  pictures: 'Pictures within the limits, pixels alone',
  files: 'Files and their hashes',
  'archive-rules': 'Rules of PDF/A and PDF/UA',
  redaction: 'Hidden personal data',
}

/** One sentence a failure: what happened, and what to do. A kind without a sentence does not compile. */
export const failures: Sentences = {
  'storage/full': (f) =>
    f.freeBytes === undefined
      ? `There is not enough room to keep this: about ${mb(f.neededBytes)} are needed. Nothing was lost. Free some disk space and try again.`
      : `There is not enough room on the disk: ${mb(f.neededBytes)} are needed, ${mb(f.freeBytes)} are free. Nothing was lost. Free some disk space and try again.`,
  'storage/unavailable': (f) =>
    `The store does not answer (${f.detail}). To protect your records nothing more is written. Close other windows of Recourse and start it again.`,
  'storage/no-room-to-open': (f) =>
    `The disk is full. Opening your records always writes a little to it, and on a full disk that can damage them, so they are left closed. Nothing was lost. Free at least ${mb(f.neededBytes)}, then try again.`,
  'storage/newer-version': () =>
    'These records were made by a newer version of Recourse. They have not been touched. Please install the newer version.',
  'storage/nothing-to-undo': () => 'There is nothing to undo.',
  'storage/nothing-to-redo': () => 'There is nothing to redo.',
  'storage/original-missing': () =>
    'The stored bytes of this file cannot be found. Add the same file again to repair it.',
  'storage/original-damaged': () =>
    'The stored bytes of this file have changed since you added it. Add the same file again to repair it.',
  'vault/unavailable': (f) =>
    `The second copy cannot be written or read (${f.detail}). Your records are safe in the first. Check that the drive is connected and that you may write there.`,
  'vault/full': () =>
    'There is no room left for the second copy. Your records are safe in the first. Free some space on that drive.',
  'vault/in-use': () =>
    'Another Recourse on this computer, with a profile of its own, is writing the second copy. Your records are safe in the first. Close the other one.',
  'vault/newer-version': () =>
    'The second copy was made by a newer version of Recourse. It has not been touched. Please install the newer version.',
  'vault/not-a-vault': (f) =>
    `What lies in the folder of the second copy is not one (${f.detail}). It has not been touched.`,
  'vault/damaged': (f) =>
    `The second copy of the records is damaged from entry ${f.seq} on, and the first does not reach as far. Nothing is overwritten; please report this.`,
  'vault/forked': (f) =>
    `The two copies tell different stories from entry ${f.seq} on. To protect both, nothing more is written.`,
  'vault/original-missing': () => 'The second copy of this file cannot be found.',
  'vault/original-damaged': () => 'The second copy of this file has changed. It was set aside.',
  'vault/not-allowed': (f) =>
    `The browser wants you to allow the folder “${f.folder}” again before the second copy goes on. Until then, what is new has one copy.`,
  'vault/folder-missing': (f) =>
    `The folder “${f.folder}” of the second copy, or something in it, is not there any more. Put it back or connect its drive, or choose another folder in the settings.`,
  'vault/in-other-window': () =>
    'The second copy is in use in another tab or window of this browser, which also copies what is new here. Only one of them can use it.',
  'folder/other-records': (f) =>
    `The folder “${f.folder}” holds the second copy of other records than those in this browser. It has not been touched. Please choose another folder.`,
  'folder/nothing-there': (f) =>
    `There is no second copy in the folder “${f.folder}”. Nothing in it was changed.`,
  'folder/occupied': (f) =>
    `In the folder that you chose, “${f.folder}” is the name of something that is not a second copy. It has not been touched. Please choose another folder.`,
  'folder/ahead': (f) =>
    `This browser lost its newest records: entry ${f.seq} is in the second copy${f.folder === undefined ? '' : ` in the folder “${f.folder}”`} and no longer here. So that the two do not drift apart for good, nothing is opened until they have been compared. ${
      {
        'not-allowed': 'Allow the folder again, and what was lost comes back.',
        'in-other-window':
          'The second copy is in use in another tab or window of this browser. Go on there, or close it and try again.',
        away: 'Put the folder back or connect its drive, then try again: what was lost comes back.',
        forgotten:
          'The browser lost where the folder is, too. Choose it again, and what was lost comes back.',
      }[f.reason]
    }`,
  'folder/forgotten': (f) =>
    `This browser has no records any more, but yours were kept in the folder “${f.folder}” too. Choose it again to get them back.`,
  'folder/not-given': (f) =>
    `The browser was not allowed to use the folder “${f.folder}”, so the second copy does not go on. Please try once more and agree when it asks. If it does not ask any more, click the sign to the left of the page’s address and let this page edit files.`,
  'folder/refused': (f) =>
    `The browser does not let this page use the folder (${f.detail}). Please choose another folder.`,
  'backup/not-there': (f) =>
    `The backup is not at ${f.folder}. Connect the drive, or choose another folder. Nothing was written.`,
  'backup/not-a-backup': (f) => `There is no backup in ${f.folder}. Nothing in it was touched.`,
  'backup/same-place': (f) =>
    `${f.folder} is where Recourse keeps its own second copy. Choose a folder somewhere else, best on another drive.`,
  'backup/newer-version': (f) =>
    `The backup in ${f.folder} was made by a newer version of Recourse. It has not been touched. Please install the newer version.`,
  'backup/other-records': (f) =>
    `The backup in ${f.folder} is of other records than those on this computer. It has not been touched. Choose another folder.`,
  'backup/ahead': (f) =>
    `The backup in ${f.folder} is newer than the records on this computer. It has not been touched. Choose another folder for these records.`,
  'backup/forked': (f) =>
    `The backup in ${f.folder} and the records on this computer differ from entry ${f.seq} on: both were worked on after they parted. It has not been touched. Choose another folder for these records.`,
  'backup/damaged': (f) =>
    `The backup in ${f.folder} cannot be read from entry ${f.seq} on, and may hold more than this computer does. It has not been touched. Choose another folder.`,
  'backup/full': (f) =>
    f.freeBytes === undefined
      ? `There is no room left in ${f.folder}. What had been copied is whole; free some space there and begin again.`
      : `There is not enough room in ${f.folder}: ${mb(f.neededBytes)} are needed, ${mb(f.freeBytes)} are free.`,
  'backup/unavailable': (f) =>
    `${f.folder} cannot be read or written (${f.detail}). Check that the drive is connected and not write-protected. What had been copied is whole.`,
  'backup/not-empty': () =>
    'There are records on this computer already. A backup is only restored where there are none, so that nothing is mixed up. Nothing was changed.',
  'backup/busy': () => 'A backup is being made or restored already. Wait until it has ended.',
  'trash/not-there': () => 'This is no longer in the trash. It may have been restored already.',
  'trash/case-removed': ({ title }) => `Its case “${title}” is in the trash too. Restore the case first.`,
  'trash/on-hold': ({ title }) =>
    `The case “${title}” is on hold: nothing of it can be deleted for good. Lift the hold first, if you may.`,
  'trash/no-room-to-delete': ({ freeBytes }) =>
    `Only ${mb(freeBytes)} are free on the disk. Deleting now could damage all records, so nothing was deleted. Make room first: empty the system's own trash or move large files away.`,
  'import/unreadable': (f) =>
    `“${f.fileName}” could not be read (${f.detail}). It was not added; the others were.`,
  'import/cancelled': (f) =>
    `Cancelled. ${f.kept} of ${f.total} files had been kept; the others were not added.`,
  'bundle/no-exhibits': () => 'Choose at least one exhibit for the bundle.',
  'bundle/password-refused': () =>
    'This password cannot be used: it must have between 1 and 127 bytes (about 40 Chinese characters) and no control characters.',
  'bundle/cannot-sign': ({ reason, detail }) =>
    `The bundle was not signed, and not made. ${whyNotSigned(reason, detail)}`,
  'bundle/cannot-reopen': ({ fileName, reason }) => whyNotReopened(reason, fileName),
  'bundle/cancelled': () => 'Cancelled. No bundle was made.',
  'bundle/original-altered': (f) =>
    `“${f.fileName}” is no longer the file you added: its bytes have changed. No bundle was made.`,
  'bundle/original-unreadable': (f) => `“${f.fileName}” could not be read (${f.detail}). No bundle was made.`,
  'bundle/too-large': (f) =>
    `The bundle would be ${mb(f.bytes)}; readers manage at most ${mb(f.limit)}. Leave out the originals or some exhibits.`,
  'bundle/verification-failed': (f) =>
    `The finished bundle was read back and does not agree with its plan. ${bundleChecks[f.check]}, ${f.where}: expected “${f.expected}”, found “${f.found}”. The file was thrown away. Please report this.`,
  'handover/cancelled': () => 'Cancelled. Nothing was made.',
  'handover/case-changed': () =>
    'The case changed while this was being made: an exhibit of the bundle is gone. Nothing was made. Please try again.',
  'handover/contradicts': (f) =>
    `What was made was read back, and “${f.fileName}” in it is not what it should be. It was thrown away. Please try again, and report this if it happens twice.`,
  'handover/case-file-refused': ({ fileName, fault, where }) =>
    `“${fileName}” was not opened: ${caseFileFaults[fault](shortened(where))} Nothing was added.`,
  'timestamp/not-an-answer': (f) =>
    `“${f.fileName}” is not an answer of a time stamp authority. Choose the file (.tsr) that came back for the request.`,
  'timestamp/refused': (f) =>
    `The authority refused the request (status ${f.detail}). Ask it why, or ask another one.`,
  'timestamp/other-hash': (f) =>
    `“${f.fileName}” is a time stamp of something else: it names the hash ${f.found.slice(0, 16)}…. Choose the answer to the request of this pack.`,
  'shell/cannot-write': (f) => `“${f.fileName}” could not be written (${f.detail}). Choose another folder.`,
  'ipc/untrusted-sender': () => 'A request from an unknown page was refused.',
  'ipc/bad-arguments': (f) => `Recourse sent itself a wrong request (${f.channel}). Please report this.`,
  'ipc/unexpected': (f) => `Something unexpected happened (${f.channel}: ${f.detail}). Please report this.`,
  'rule/required': () => 'Please fill this in.',
  'rule/not-a-date': () => 'This is not a date. Write it as 2025-05-10.',
  'rule/not-a-time': () => 'This is not a time. Write it as 14:03.',
  'rule/not-an-amount': () => 'This is not an amount. Write it as 3980.00.',
  'rule/range-reversed': () => 'The end is before the beginning.',
}

/** Facts of a certificate in words. */
const whyNotSigned = (reason: SigningReason, detail: string): string =>
  ({
    'wrong-password': 'The password does not open this certificate file.',
    'not-a-key-file': 'This is not a certificate file that can sign (.p12 or .pfx), or it is damaged.',
    'no-key': 'There is no private key in this certificate file, or none that belongs to its certificate.',
    expired: `The certificate expired on ${detail.slice(0, 10)}. Ask its issuer for a new one.`,
    'not-yet-valid': `The certificate is only valid from ${detail.slice(0, 10)}. Check this computer’s date.`,
    unsupported: `This kind of key or encryption is not supported here (${detail}). RSA and the curves P-256, P-384 and P-521 are.`,
  })[reason]

const whyNotReopened = (reason: ReopenReason, name: string): string =>
  ({
    'not-a-pdf': `“${name}” is not a PDF. Choose the PDF of a bundle.`,
    'other-program': `“${name}” was not made by Recourse. Only bundles that Recourse made can be read back.`,
    rewritten: `“${name}” says that it comes from Recourse, but another program has changed and saved it. It is no longer the file that was made; ask for that one.`,
    'no-record': `“${name}” was made by an older version of Recourse, whose bundles cannot be read back.`,
    newer: `“${name}” was made by a newer version of Recourse. Install that version to read it.`,
    damaged: `“${name}” is damaged or cut short. Ask for the file again.`,
    password: `“${name}” is protected. Enter its password.`,
    'wrong-password': `This password does not open “${name}”.`,
  })[reason]
