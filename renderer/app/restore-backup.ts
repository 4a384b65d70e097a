import { failed, ok } from '#shared/core/result.ts'
import type { Vault } from '#shared/core/ports.ts'
import type { Exclusive } from '../data/exclusive.ts'
import { journalState } from '../data/meta.ts'
import { type MirrorParts, pull } from '../data/mirror.ts'
import type { Backups } from '../platform/platform.ts'
import type { BackupRestore } from '../services.tsx'

export interface RestoreParts {
  readonly backups: Backups
  readonly vault: Vault
  readonly mirrored: MirrorParts
  /** Under which the second copy is written. */
  readonly exclusive: Exclusive
  /** Begins the program anew, which then looks at both copies as at every start. */
  readonly startAgain: () => void
}

/** Brings a backup back. Nobody commits meanwhile: a row of its own would part this machine from the backup for good. */
export const restoreBackup = ({
  backups,
  vault,
  mirrored,
  exclusive,
  startAgain,
}: RestoreParts): BackupRestore => {
  const restore: BackupRestore['restore'] = async ({ signal, onProgress }) => {
    const { head } = await journalState(mirrored.records)
    if (head.seq > 0) return failed({ kind: 'backup/not-empty' })
    const copied = await backups.restore({ signal, onProgress })
    const state = await vault.state()
    const isRowThere = !state.ok || state.value.head.seq > 0
    if (!copied.ok || copied.value === 'cancelled' || !state.ok) {
      if (isRowThere) startAgain()
      return state.ok ? copied : state
    }
    const pulled = await pull(mirrored, vault, head, state.value.head, {
      cancel: { aborted: false },
      onProgress: ({ seq, of }) => onProgress({ step: 'records', done: seq, total: of }),
    })
    if (!pulled.ok) startAgain()
    return pulled.ok ? ok(copied.value) : pulled
  }
  return {
    find: backups.find,
    // in the order in which a commit's copy takes them
    restore: (run) => exclusive(() => mirrored.journalLock(() => restore(run))),
  }
}
