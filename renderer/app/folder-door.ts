import { failed, ok } from '#shared/core/result.ts'
import { journalState } from '../data/meta.ts'
import { comparedWith, type MirrorParts } from '../data/mirror.ts'
import type { SecondFolder } from '../platform/platform.ts'
import type { FolderDoor } from '../services.tsx'

export interface FolderDoorParts {
  readonly secondFolder: SecondFolder
  readonly mirrored: Pick<MirrorParts, 'records'>
  /** Begins the program anew, which then looks at both copies as at every start. */
  readonly startAgain: () => void
}

/** Lets the person choose the folder of the second copy. One that holds other records is never taken, nor touched. */
export const folderDoor = ({ secondFolder, mirrored, startAgain }: FolderDoorParts): FolderDoor => ({
  standing: secondFolder.standing,
  allow: secondFolder.allow,
  async choose(names, which) {
    const picked = await secondFolder.pick(names, which)
    if (!picked.ok) return picked
    if (picked.value === 'cancelled') return ok('cancelled')
    const { name: folder, look, keep } = picked.value
    const looked = await look()
    if (!looked.ok) return looked
    const vault = looked.value
    const state = await vault.state()
    if (!state.ok) return state
    const { head } = await journalState(mirrored.records)
    const compared = await comparedWith(mirrored, vault, head, state.value.head)
    if (!compared.ok) return compared
    if (compared.value.kind === 'forked') return failed({ kind: 'folder/other-records', folder })
    await keep()
    startAgain()
    return ok('chosen')
  },
  async forget() {
    await secondFolder.forget()
    startAgain()
  },
})
