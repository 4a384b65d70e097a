import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

const maxBytes = 1024 * 1024

export type Log = (what: string, error: unknown) => void

/** The main process's own log, on this machine only: what happened, never what the records say. One older file is kept. */
export function logTo(path: string, now: () => Date): Log {
  return (what, error) => {
    const detail = error instanceof Error ? (error.stack ?? error.message) : JSON.stringify(error)
    try {
      mkdirSync(dirname(path), { recursive: true })
      if (sizeOf(path) > maxBytes) renameSync(path, `${path}.1`)
      appendFileSync(path, `${now().toISOString()} ${what}: ${detail}\n`)
    } catch (failure) {
      // a full disk must not stop the program because it cannot say that the disk is full
      console.error(what, error, failure)
    }
  }
}

const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0
