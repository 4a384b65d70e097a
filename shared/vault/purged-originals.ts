import { z } from 'zod'

/** As much of a journal row's body as says which originals were purged. */
const body = z.object({ purge: z.object({ records: z.array(z.object({ sha256: z.optional(z.string()) })) }) })

/** The originals that a journal row says were purged: nothing else has a vault take bytes away. */
export function purgedOriginals(text: string): ReadonlySet<string> {
  const read = body.safeParse(JSON.parse(text))
  return new Set(read.data?.purge.records.flatMap(({ sha256 }) => sha256 ?? []))
}
