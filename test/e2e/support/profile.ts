import { chromium, type Page } from '@playwright/test'
import { watchForTroubles } from './troubles.ts'

type LaunchOptions = NonNullable<Parameters<typeof chromium.launchPersistentContext>[1]>

/** A browser whose data stay on the disk between two starts. */
export interface Profile {
  /** Where the browser keeps its data. */
  readonly folder: string
  /** Starts the browser, or starts it again, and gives its page. */
  readonly start: () => Promise<Page>
  readonly stop: () => Promise<void>
  /** Everything that went wrong in any of its runs; see troubles.ts. */
  readonly troubles: () => readonly string[]
}

export function profileIn(folder: string, options: LaunchOptions): Profile {
  const runs: (readonly string[])[] = []
  let close: (() => Promise<void>) | undefined
  const stop = async () => {
    await close?.()
    close = undefined
  }
  return {
    folder,
    start: async () => {
      await stop()
      const context = await chromium.launchPersistentContext(folder, options)
      close = () => context.close()
      runs.push(watchForTroubles(context))
      return context.pages()[0] ?? (await context.newPage())
    },
    stop,
    troubles: () => runs.flat(),
  }
}
