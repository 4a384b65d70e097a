/** Work that must not overlap: each begins when the one before it has ended, however it ended. */
export function takingTurns(): <T>(work: () => Promise<T>) => Promise<T> {
  let before: Promise<unknown> = Promise.resolve()
  return (work) => {
    const mine = before.then(work, work)
    before = mine.catch(() => undefined)
    return mine
  }
}
