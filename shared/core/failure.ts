import type { Sha256 } from './ids.ts'

/** Database and vault tell different stories from this row of the journal on. */
export interface Forked {
  readonly kind: 'vault/forked'
  readonly seq: number
}

/** The store could not keep or give something. */
export type StorageFailure =
  /** Another commit would part the two copies for good: read-only from here on. */
  | Forked
  /** The disk, or the room the browser grants, is too small. `freeBytes` is absent where nobody can see the disk. */
  | { readonly kind: 'storage/full'; readonly neededBytes: number; readonly freeBytes?: number }
  /** The database did not answer in time, or was closed under us: read-only from here on. */
  | { readonly kind: 'storage/unavailable'; readonly detail: string }
  /** Opening writes, and on a full disk that can cost everything; nothing was touched. */
  | { readonly kind: 'storage/no-room-to-open'; readonly neededBytes: number }
  | { readonly kind: 'storage/newer-version'; readonly found: number; readonly known: number }
  | { readonly kind: 'storage/nothing-to-undo' }
  | { readonly kind: 'storage/nothing-to-redo' }
  | { readonly kind: 'storage/original-missing'; readonly sha256: Sha256 }
  | { readonly kind: 'storage/original-damaged'; readonly sha256: Sha256 }

/** The second copy, outside the database. Whatever happens to it, the first goes on. */
export type VaultFailure =
  /** Its folder or drive does not do its part; `detail` is the system's word for it. */
  | { readonly kind: 'vault/unavailable'; readonly detail: string }
  | { readonly kind: 'vault/full'; readonly neededBytes: number; readonly freeBytes?: number }
  /** Another process has the folder. */
  | { readonly kind: 'vault/in-use' }
  | { readonly kind: 'vault/newer-version'; readonly found: number; readonly known: number }
  /** Something lies there that is not a vault, or no longer one. */
  | { readonly kind: 'vault/not-a-vault'; readonly detail: string }
  /** The journal cannot be read from this row on. */
  | { readonly kind: 'vault/damaged'; readonly seq: number }
  | Forked
  | { readonly kind: 'vault/original-missing'; readonly sha256: Sha256 }
  | { readonly kind: 'vault/original-damaged'; readonly sha256: Sha256 }
  /** A browser asks the person again before a page may use the folder of this name. */
  | { readonly kind: 'vault/not-allowed'; readonly folder: string }
  /** The folder of this name, or something in it, was moved or deleted. */
  | { readonly kind: 'vault/folder-missing'; readonly folder: string }
  /** Another tab or window of the same browser has it. */
  | { readonly kind: 'vault/in-other-window' }

/** A folder that the person chose does not become that of the second copy; nothing in it was changed. */
export type FolderFailure =
  /** The second copy of other records lies there. */
  | { readonly kind: 'folder/other-records'; readonly folder: string }
  /** Nothing to restore lies there. */
  | { readonly kind: 'folder/nothing-there'; readonly folder: string }
  /** What lies under the name that a second copy would get is none. */
  | { readonly kind: 'folder/occupied'; readonly folder: string }
  /**
   * The browser lost the records' end: the second copy has entry `seq`, which is not here, and cannot be looked at because it is
   * `away`, because the browser lost where it is (`forgotten`), or as it says. What is written now would part the two for good.
   */
  | {
      readonly kind: 'folder/ahead'
      readonly seq: number
      /** Its name, where it is known. */
      readonly folder?: string
      readonly reason: 'not-allowed' | 'in-other-window' | 'away' | 'forgotten'
    }
  /** The browser lost all records, and where the folder of their second copy is. */
  | { readonly kind: 'folder/forgotten'; readonly folder: string }
  /** The browser asked whether this page may use it, or asks no more, and the answer was no. */
  | { readonly kind: 'folder/not-given'; readonly folder: string }
  /** The browser does not let a page have it; `detail` is its word for it. */
  | { readonly kind: 'folder/refused'; readonly detail: string }

/**
 * A copy of everything in another place could not be made or read; what lies there stays as it is. `folder` is its name as the
 * system shows it.
 */
export type BackupFailure =
  /** The place of the last backup is not there: a drive that is not connected. */
  | { readonly kind: 'backup/not-there'; readonly folder: string }
  /** Something else lies there. */
  | { readonly kind: 'backup/not-a-backup'; readonly folder: string }
  /** The folder chosen is the vault's own. */
  | { readonly kind: 'backup/same-place'; readonly folder: string }
  | { readonly kind: 'backup/newer-version'; readonly folder: string }
  | { readonly kind: 'backup/other-records'; readonly folder: string }
  /** It goes on where the records here end. */
  | { readonly kind: 'backup/ahead'; readonly folder: string }
  /** Both went on from this row, each in its own way. */
  | { readonly kind: 'backup/forked'; readonly folder: string; readonly seq: number }
  /** It cannot be read from this row on, and what may have been there is not here. */
  | { readonly kind: 'backup/damaged'; readonly folder: string; readonly seq: number }
  | {
      readonly kind: 'backup/full'
      readonly folder: string
      readonly neededBytes: number
      readonly freeBytes?: number
    }
  /** Its drive does not do its part; `detail` is the system's word for it. */
  | { readonly kind: 'backup/unavailable'; readonly folder: string; readonly detail: string }
  /** There are records here already: a backup is not mixed into them. */
  | { readonly kind: 'backup/not-empty' }
  /** Another copy is being made. */
  | { readonly kind: 'backup/busy' }

/** What was removed could not be brought back, or not be deleted for good. */
export type TrashFailure =
  /** It is there again already, or was purged. */
  | { readonly kind: 'trash/not-there' }
  /** Its case has to be restored first. */
  | { readonly kind: 'trash/case-removed'; readonly title: string }
  /** Nothing of a case on hold is deleted for good. */
  | { readonly kind: 'trash/on-hold'; readonly title: string }
  /** So little room is left that deleting would endanger the whole database. */
  | { readonly kind: 'trash/no-room-to-delete'; readonly freeBytes: number }

/** A file could not be taken in. */
export type ImportFailure =
  /** The file changed or went away while it was read. */
  | { readonly kind: 'import/unreadable'; readonly fileName: string; readonly detail: string }
  | { readonly kind: 'import/cancelled'; readonly kept: number; readonly total: number }

/** What is compared when a finished bundle is read back. */
export type BundleCheck =
  | 'structure'
  | 'pages'
  | 'printed-numbers'
  | 'labels'
  | 'index'
  | 'links'
  | 'bookmarks'
  | 'text'
  | 'attachments'
  | 'archive-rules'
  /** Of a pack of pictures. */
  | 'pictures'
  | 'files'
  | 'redaction'

/** Why nobody can sign with a file of keys; `unsupported` is a kind of key or cipher that is not known here. */
export type SigningReason =
  'wrong-password' | 'not-a-key-file' | 'no-key' | 'expired' | 'not-yet-valid' | 'unsupported'

/** Why a file is not read as a bundle; `rewritten`: another program has written it anew and left nothing to read it by. */
export type ReopenReason =
  | 'not-a-pdf'
  | 'other-program'
  | 'rewritten'
  | 'no-record'
  | 'newer'
  | 'damaged'
  | 'password'
  | 'wrong-password'

/** A bundle could not be made, or not be read. No file is left behind. */
export type BundleFailure =
  | { readonly kind: 'bundle/no-exhibits' }
  /** Empty, longer than PDF reads, or with characters that cannot be typed. */
  | { readonly kind: 'bundle/password-refused' }
  /** `detail` is the date of an expired certificate, or what another program calls the thing. */
  | { readonly kind: 'bundle/cannot-sign'; readonly reason: SigningReason; readonly detail: string }
  | { readonly kind: 'bundle/cannot-reopen'; readonly fileName: string; readonly reason: ReopenReason }
  | { readonly kind: 'bundle/cancelled' }
  | {
      readonly kind: 'bundle/original-altered'
      readonly fileName: string
      readonly expected: Sha256
      readonly found: string
    }
  | { readonly kind: 'bundle/original-unreadable'; readonly fileName: string; readonly detail: string }
  | { readonly kind: 'bundle/too-large'; readonly bytes: number; readonly limit: number }
  /** The finished file does not say what the plan says; `where` is the exhibit, title or page number of the row. */
  | {
      readonly kind: 'bundle/verification-failed'
      readonly check: BundleCheck
      readonly where: string
      readonly expected: string
      readonly found: string
    }

/** Why a file is not taken in as a case. */
export type CaseFileFault =
  | 'not-a-zip'
  | 'damaged'
  | 'too-many'
  | 'unsafe-name'
  | 'duplicate-name'
  | 'not-a-file'
  | 'encrypted'
  | 'packed'
  | 'header-mismatch'
  | 'overlap'
  | 'not-a-case-file'
  | 'newer'
  /** A part of it is no text, record or list as this program writes them. */
  | 'unreadable'
  | 'missing'
  /** Something in it belongs to no case file. */
  | 'stranger'
  | 'wrong-hash'
  | 'broken-log'
  | 'other-case'
  | 'doubled'

/** A case could not be handed over, or nothing could be taken in of what was. Nothing half-made is left behind. */
export type HandoverFailure =
  | { readonly kind: 'handover/cancelled' }
  /** An exhibit of the bundle is no longer in the case. */
  | { readonly kind: 'handover/case-changed' }
  /** What was written was read back, and this file of it is not what it should be. */
  | { readonly kind: 'handover/contradicts'; readonly fileName: string }
  /** `where` is the file or row in it; empty where it is the whole. */
  | {
      readonly kind: 'handover/case-file-refused'
      readonly fileName: string
      readonly fault: CaseFileFault
      readonly where: string
    }

/** An authority's answer to a request for a time stamp was not taken over. */
export type TimestampFailure =
  | { readonly kind: 'timestamp/not-an-answer'; readonly fileName: string }
  /** `detail` is the authority's status (RFC 3161, 2.4.2). */
  | { readonly kind: 'timestamp/refused'; readonly detail: string }
  /** It is about another hash than the one that was sent. */
  | { readonly kind: 'timestamp/other-hash'; readonly fileName: string; readonly found: string }

/** The shell (Electron or browser) could not do its part. */
export type ShellFailure =
  | { readonly kind: 'shell/cannot-write'; readonly fileName: string; readonly detail: string }
  | { readonly kind: 'ipc/untrusted-sender' }
  | { readonly kind: 'ipc/bad-arguments'; readonly channel: string; readonly detail: string }
  | { readonly kind: 'ipc/unexpected'; readonly channel: string; readonly detail: string }

/** A form's input that a rule refuses. */
export type RuleFailure =
  | { readonly kind: 'rule/required'; readonly field: string }
  | { readonly kind: 'rule/not-a-date'; readonly field: string }
  | { readonly kind: 'rule/not-a-time'; readonly field: string }
  | { readonly kind: 'rule/not-an-amount'; readonly field: string }
  | { readonly kind: 'rule/range-reversed' }

/** Everything that can go wrong and that the user may meet. Facts only; the sentences are in `messages/en/failures.ts`. */
export type Failure =
  | StorageFailure
  | VaultFailure
  | FolderFailure
  | BackupFailure
  | TrashFailure
  | ImportFailure
  | BundleFailure
  | HandoverFailure
  | TimestampFailure
  | ShellFailure
  | RuleFailure
export type FailureOf<K extends Failure['kind']> = Extract<Failure, { readonly kind: K }>
