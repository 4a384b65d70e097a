import { useCallback, useEffect, useState } from 'react'
import type { Failure } from '#shared/core/failure.ts'
import type { Tell } from '#shared/core/ports.ts'
import { useFolderNames } from '../../i18n/folder-names.ts'
import type { FolderStanding } from '../../platform/platform.ts'
import { folderTrouble } from '../../ui/folder-trouble.ts'
import { type CopiesState, type FolderDoor, type SecondCopies, useWatched } from '../../services.tsx'

/** The folder of the second copy as it stands, and what the person can do about it. */
export function useFolder(folder: FolderDoor, copies: SecondCopies) {
  const names = useFolderNames()
  const [standing, setStanding] = useState<FolderStanding | undefined>(undefined)
  const [failure, setFailure] = useState<Failure | undefined>(undefined)
  const [isChoosing, setChoosing] = useState(false)
  const watch = useCallback((tell: Tell<CopiesState>) => copies.watch(tell), [copies])
  const state = useWatched(watch)
  useEffect(() => {
    let current = true
    let seen: CopiesState['kind'] | undefined
    const stop = copies.watch(({ kind }) => {
      // a permission that was taken away or given changes how the copies stand
      if (kind === seen) return
      seen = kind
      folder.standing().then(
        (now) => current && setStanding(now),
        (error: unknown) => current && setFailure(folderTrouble(error)),
      )
    })
    return () => {
      current = false
      stop()
    }
  }, [folder, copies])

  const choose = async () => {
    setChoosing(true)
    setFailure(undefined)
    const chosen = await folder.choose(names, 'any')
    if (!chosen.ok) setFailure(chosen.failure)
  }
  const allow = async () => {
    const allowed = await folder.allow()
    setFailure(allowed.ok ? undefined : allowed.failure)
    copies.tryAgain()
    setStanding(await folder.standing())
  }
  const told = (work: Promise<unknown>) =>
    void work.catch((error: unknown) => setFailure(folderTrouble(error))).finally(() => setChoosing(false))
  return {
    standing,
    state,
    failure,
    isChoosing,
    choose: () => told(choose()),
    allow: () => told(allow()),
    forget: () => told(folder.forget()),
  }
}
