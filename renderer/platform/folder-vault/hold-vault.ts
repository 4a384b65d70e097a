/** Milliseconds in which a page that is just going lets go of it. */
const patienceMs = 1500

/**
 * Takes the second copy for this page until it is closed, however it is closed: two pages would each cut off what the other
 * appended. `false`: another tab or window of this browser has it. What other browsers and programs do, no page can see.
 */
export function vaultHold(locks: LockManager, name = 'recourse-folder-vault'): () => Promise<boolean> {
  let held = false
  const forEver = () => {
    held = true
    return new Promise<never>(() => undefined)
  }
  return () =>
    held
      ? Promise.resolve(true)
      : new Promise((resolve) => {
          const taken = () => {
            resolve(true)
            return forEver()
          }
          locks.request(name, { signal: AbortSignal.timeout(patienceMs) }, taken).catch(() => resolve(false))
        })
}
