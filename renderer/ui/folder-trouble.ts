import type { Failure } from '#shared/core/failure.ts'

/** What went wrong about a folder that nobody foresaw, as a sentence can tell it; the whole of it goes to the console. */
export function folderTrouble(error: unknown): Failure {
  console.error(error)
  return { kind: 'folder/refused', detail: error instanceof Error ? error.name : String(error) }
}
