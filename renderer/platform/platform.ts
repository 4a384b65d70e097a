import type { Failure, FolderFailure, VaultFailure } from '#shared/core/failure.ts'
import type { Sha256 } from '#shared/core/ids.ts'
import type { Ballast, Unsubscribe, Vault } from '#shared/core/ports.ts'
import type { JournalHead } from '#shared/core/journal/commit.ts'
import type { Result } from '#shared/core/result.ts'
import type { BackupReport, FoundBackup } from '#shared/ipc/backup-contract.ts'
import type { MenuCommand } from '#shared/ipc/menu-command.ts'
import type { Locale } from '#shared/messages/messages.ts'
import type { CopyProgress } from '#shared/vault/copy-vault.ts'

export interface ShellInfo {
  readonly version: string
  /** `linux`, `darwin`, `win32`, or the browser's name. */
  readonly system: string
  readonly electron?: string
}

export interface SavedFile {
  readonly name: string
  /** Absent where the browser does not tell. */
  readonly path?: string
  /** `name` is that of a folder. */
  readonly isFolder?: true
}

export interface NamedFile {
  readonly fileName: string
  readonly file: Blob
}

export type { MenuCommand }
export type { BackupReport, CopyProgress, FoundBackup }

export interface BackupRun {
  readonly signal: AbortSignal
  readonly onProgress: (progress: CopyProgress) => void
}
/** Copies of the second copy in other places. The shell asks where; the page only shows its name. */
export interface Backups {
  readonly last: () => Promise<
    Result<
      {
        /** Where the last one went. */
        readonly folder?: string
        readonly last?: BackupReport
        /** A restore that has begun to write rows and has not come to its end. */
        readonly unfinished?: { readonly rows: number }
      },
      Failure
    >
  >
  /** Into the folder of the last one, or one that the person chooses now. */
  readonly make: (
    where: 'kept' | 'new',
    run: BackupRun,
  ) => Promise<Result<BackupReport | 'cancelled', Failure>>
  /** Lets the person choose a backup, and says what it would give back. */
  readonly find: () => Promise<Result<FoundBackup | 'cancelled', Failure>>
  /** Copies what was found last into this machine's second copy, which must be empty. */
  readonly restore: (run: BackupRun) => Promise<Result<BackupReport | 'cancelled', Failure>>
}

/**
 * Has the shell copy a file that the person gave into the second copy, past the page, as soon as `isKept` says that its
 * bytes are kept in the first. Where that cannot be done, they are brought from there.
 */
export type StoreFile = (sha256: Sha256, file: File, isKept: Promise<boolean>) => void

/** A folder that the person chose, and what lies in it or is to lie there. */
export interface PickedVault {
  readonly name: string
  /** What lies there, opened to be read alone: nothing in the folder changes before it is kept. */
  readonly look: () => Promise<Result<Vault, VaultFailure>>
  /** From the next start on it is that of the second copy. */
  readonly keep: () => Promise<void>
}
export type FolderStanding =
  /** This browser lets no page have a folder. */
  | { readonly kind: 'impossible' }
  | { readonly kind: 'none' }
  | { readonly kind: 'chosen'; readonly name: string; readonly isAllowed: boolean }
/** The second copy of a page: in a folder that the person chooses. What may ask the person needs a click behind it. */
export interface SecondFolder {
  readonly standing: () => Promise<FolderStanding>
  /** Lets the person choose. `names`: what a folder of its own is called in one that is not empty, the wanted one first. */
  readonly pick: (
    names: readonly [string, ...(readonly string[])],
    which: 'any' | 'existing',
  ) => Promise<Result<PickedVault | 'cancelled', FolderFailure>>
  /** Lets the browser ask whether this page may use the chosen folder again. */
  readonly allow: () => Promise<Result<'allowed', FolderFailure>>
  /** The folder stays as it is. */
  readonly forget: () => Promise<void>
  /** Name of a folder that was chosen, and that the browser no longer has; undefined where that did not happen. */
  readonly lost: () => Promise<string | undefined>
  /** That of the chosen folder; undefined where none is chosen. */
  readonly vault: () => Promise<Vault | undefined>
  /** Where the journal ended when both copies had all of it for the last time, as far as that is known. */
  readonly sharedHead: () => JournalHead | undefined
  readonly rememberHead: (head: JournalHead) => void
}

/** What a shell must do for the page. Two implementations: Electron, and a plain browser that says what it cannot do. */
export interface Platform {
  readonly kind: 'desktop' | 'browser'
  /** The second copy; absent where the shell has none by itself. */
  readonly vault?: Vault
  /** Where a page can have one. */
  readonly secondFolder?: SecondFolder
  /** Only where there is a second copy. */
  readonly storeFile?: StoreFile
  /** Only where there is a second copy. */
  readonly backups?: Backups
  readonly info: () => Promise<ShellInfo>
  /** Free bytes on the data's volume; undefined where the shell cannot see the disk. */
  readonly freeBytes: () => Promise<number | undefined>
  /** Whether this many bytes could be written where the page's own store lies; true where nothing speaks against it. */
  readonly hasRoomFor: (bytes: number) => Promise<boolean>
  /** Absent where the shell gives its own back by itself. */
  readonly ballast?: Ballast
  /** Asks where, then writes in pieces under a temporary name and renames: cancelling leaves nothing. */
  readonly saveFile: (
    suggestedName: string,
    content: Blob,
    options: { readonly signal: AbortSignal; readonly onProgress: (bytes: number) => void },
  ) => Promise<Result<SavedFile | 'cancelled', Failure>>
  /**
   * Saves files that belong together: into a folder where the person can choose one, else as one zip named `zipName`.
   * None is in its place before all are; cancelling leaves none.
   */
  readonly saveFiles: (
    zipName: string,
    files: readonly NamedFile[],
    options: { readonly signal: AbortSignal; readonly onProgress: (bytes: number) => void },
  ) => Promise<Result<SavedFile | 'cancelled', Failure>>
  readonly onMenu: (listener: (command: MenuCommand) => void) => Unsubscribe
  /** The native menu follows the language chosen on the page. Nothing to do in a browser. */
  readonly showLanguage: (locale: Locale) => void
  /** Whether the data is already protected from being cleared by the browser itself; asks nobody. */
  readonly isPersistent: () => Promise<boolean>
  /** Asks the browser not to clear the data by itself. True when that is granted or not needed. */
  readonly persist: () => Promise<boolean>
}
