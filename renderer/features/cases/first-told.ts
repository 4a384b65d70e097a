import type { Tell, Unsubscribe } from '#shared/core/ports.ts'

/** What a watch tells first, then no more: for a port that can be watched but not asked. */
export function firstTold<T>(watch: (tell: Tell<T>) => Unsubscribe): Promise<T> {
  return new Promise((resolve) => {
    let stop: Unsubscribe | undefined
    let told = false
    stop = watch((value) => {
      told = true
      stop?.()
      resolve(value)
    })
    if (told) stop()
  })
}
