/** Why an archive is refused before anything of it is used. */
export type ArchiveFault =
  | 'not-a-zip'
  | 'damaged'
  | 'too-many'
  /** A name that leads out of its folder, or that some system cannot take. */
  | 'unsafe-name'
  | 'duplicate-name'
  /** A symbolic link, a folder, a device. */
  | 'not-a-file'
  | 'encrypted'
  /** Ours are stored as they are: nothing unfolds, so nothing can unfold to more than it is. */
  | 'packed'
  /** What stands before a file and what the directory says of it differ. */
  | 'header-mismatch'
  /** Files share bytes. */
  | 'overlap'

export class ArchiveProblem extends Error {
  readonly fault: ArchiveFault
  /** The entry; empty where it is the whole archive. */
  readonly entry: string
  constructor(fault: ArchiveFault, entry = '') {
    super(`${fault} ${entry}`)
    this.fault = fault
    this.entry = entry
  }
}
