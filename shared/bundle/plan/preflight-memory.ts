import type { Obstacle } from '../conformance/obstacles.ts'

/** What speaks against each page of a PDF, in order. */
export type PageObstacles = readonly (readonly Obstacle[])[]

/**
 * Findings about foreign pages by the SHA-256 of their file. They depend on its bytes alone, and looking at large embedded
 * fonts takes longer than everything else in a plan: the next plan of the session need not look again.
 */
export interface PreflightMemory {
  of(sha256: string): PageObstacles | undefined
  keep(sha256: string, pages: PageObstacles): void
}

/** A few megabytes at most. */
const mostPages = 50_000

/** Forgets what was asked for longest ago. */
export function preflightMemory(most: number = mostPages): PreflightMemory {
  // insertion order is order of use
  const known = new Map<string, PageObstacles>()
  let pages = 0
  const forget = (sha256: string): void => {
    pages -= known.get(sha256)?.length ?? 0
    known.delete(sha256)
  }
  return {
    of(sha256) {
      const found = known.get(sha256)
      if (!found) return undefined
      known.delete(sha256)
      known.set(sha256, found)
      return found
    },
    keep(sha256, found) {
      forget(sha256)
      if (found.length > most) return
      known.set(sha256, found)
      pages += found.length
      for (const [oldest] of known) {
        if (pages <= most) break
        forget(oldest)
      }
    },
  }
}
