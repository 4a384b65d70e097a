import type { Sha256 } from '#shared/core/ids.ts'
import type { FilePasswords } from '../services.tsx'

type Known = ReadonlyMap<Sha256, string>

/** Passwords that the user gave, for as long as the program is open. `known` is what the bundle engine gets. */
export function sessionPasswords(): FilePasswords & { readonly known: () => Known } {
  let known: Known = new Map()
  const watchers = new Set<(known: Known) => void>()
  return {
    known: () => known,
    give(sha256, password) {
      known = new Map(known).set(sha256, password)
      for (const tell of watchers) tell(known)
    },
    watch(tell) {
      watchers.add(tell)
      tell(known)
      return () => void watchers.delete(tell)
    },
  }
}
