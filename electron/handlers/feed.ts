/** Pieces handed over one by one to whoever reads them: the giver waits until each was taken. */
export interface Feed {
  readonly chunks: AsyncIterable<Uint8Array>
  /** Settles when the piece was taken, with false when nobody takes pieces any more. */
  readonly put: (bytes: Uint8Array) => Promise<boolean>
  /** No piece follows. Whoever waits is told. */
  readonly end: () => void
}

export function feed(): Feed {
  let isEnded = false
  const waiting: { readonly bytes: Uint8Array; readonly taken: (isTaken: boolean) => void }[] = []
  let wake: () => void = () => undefined

  async function* chunks() {
    for (;;) {
      const next = waiting.shift()
      if (next) {
        let isTaken = false
        try {
          yield next.bytes
          isTaken = true
        } finally {
          // a reader that stopped in the middle has not taken it
          next.taken(isTaken)
        }
      } else if (isEnded) return
      else await new Promise<void>((resolve) => (wake = resolve))
    }
  }

  return {
    chunks: chunks(),
    put: (bytes) =>
      isEnded
        ? Promise.resolve(false)
        : new Promise((taken) => {
            waiting.push({ bytes, taken })
            wake()
          }),
    end() {
      isEnded = true
      for (const { taken } of waiting.splice(0)) taken(false)
      wake()
    },
  }
}
