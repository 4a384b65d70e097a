import type { Tell, Unsubscribe } from '#shared/core/ports.ts'

/**
 * Passes on what a watch tells at once, but in a burst only the latest of every `everyMs`: an import of five hundred
 * files would otherwise draw the list five hundred times.
 */
export function inBursts<T>(
  watch: (tell: Tell<T>) => Unsubscribe,
  everyMs: number,
): (tell: Tell<T>) => Unsubscribe {
  return (tell) => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let held: { readonly value: T } | undefined
    const pass = (value: T) => {
      tell(value)
      timer = setTimeout(() => {
        timer = undefined
        const next = held
        held = undefined
        if (next) pass(next.value)
      }, everyMs)
    }
    const stop = watch((value) => {
      if (timer === undefined) pass(value)
      else held = { value }
    })
    return () => {
      clearTimeout(timer)
      stop()
    }
  }
}
