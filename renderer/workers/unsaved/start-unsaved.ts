import { beginSession, livingSessions } from '../../data/sessions.ts'
import { unsavedRoot, type UnsavedPlace } from './unsaved-place.ts'

/** What a page made and has not saved. Goes with the page: the next start sweeps what nobody took away. */
export interface Unsaved {
  /** For the files of one run. */
  readonly place: (of: 'bundle' | 'handover') => UnsavedPlace
  /**
   * Removes what a run left; later where a download may still be reading it. Tries again for a while: an ended worker
   * lets go of its files a little later.
   */
  readonly remove: (place: UnsavedPlace, isBeingRead?: boolean) => void
}

const tries = 10
const betweenMs = 300
/** Nobody is told when a download has read everything; a slow "where to?" dialog is in this too. */
const readMs = 10 * 60_000

/** Begins this page's session and removes what ended ones have left. */
export function startUnsaved(newId: () => string): Unsaved {
  const session = newId()
  void beginSession(session)
  void sweepUnsaved(session)
  let runs = 0
  return {
    place: (of) => ({ session, run: `${of}-${++runs}` }),
    remove: (place, isBeingRead = false) =>
      void setTimeout(() => void removed(place).catch(nothingToSweep), isBeingRead ? readMs : 0),
  }
}

/** Removes what ended sessions have left. Opens no database. */
export const sweepUnsaved = async (own?: string): Promise<void> => await sweep(own).catch(nothingToSweep)

/** No such disk here: then nothing lies on it. */
const nothingToSweep = () => undefined

async function sweep(own: string | undefined): Promise<void> {
  const root = await unsavedRoot()
  const sessions: string[] = []
  for await (const name of root.keys()) sessions.push(name)
  // asked after the folders were listed: whoever had one by then has its lock
  const isAlive = await livingSessions()
  for (const session of sessions)
    // another window may sweep as well
    if (session !== own && !isAlive(session))
      await root.removeEntry(session, { recursive: true }).catch(() => undefined)
}

async function removed({ session, run }: UnsavedPlace): Promise<void> {
  const root = await unsavedRoot()
  for (let left = tries; left > 0; left--) {
    try {
      const folder = await root.getDirectoryHandle(session)
      await folder.removeEntry(run, { recursive: true })
      return
    } catch (error) {
      if (error instanceof DOMException && error.name === 'NotFoundError') return
      await new Promise((resolve) => setTimeout(resolve, betweenMs))
    }
  }
}
