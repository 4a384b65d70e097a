import type { BrowserContext, Page } from '@playwright/test'

/**
 * Notes everything that no test may cause, in every page of a context: uncaught errors, console errors (a refusal of the
 * content security policy is one) and requests that leave this machine. The list grows as things happen.
 */
export function watchForTroubles(context: BrowserContext): readonly string[] {
  const seen: string[] = []
  context.on('weberror', (error) => seen.push(`page error: ${error.error().stack ?? error.error().message}`))
  context.on('console', (message) => {
    if (message.type() === 'error') seen.push(`console: ${message.text()} (${message.location().url})`)
  })
  context.on('request', (request) => {
    if (leavesTheMachine(request.url())) seen.push(`left the machine: ${request.url()}`)
  })
  context.on('page', (page) => watchForCrash(page, seen))
  for (const page of context.pages()) watchForCrash(page, seen)
  return seen
}

function watchForCrash(page: Page, seen: string[]): void {
  page.on('crash', () => seen.push(`the page crashed: ${page.url()}`))
}

export function leavesTheMachine(url: string): boolean {
  const { protocol, hostname } = new URL(url)
  return /^(https?|wss?|ftp):$/.test(protocol) && hostname !== '127.0.0.1'
}
