import { z } from 'zod'

/** As much of a journal row's body as says whom it concerns. Anything may have been written by a newer program. */
const record = z.object({ id: z.string(), caseId: z.optional(z.string()) })
const step = z.union([
  z.object({ op: z.literal('put'), entity: z.string(), value: record }),
  z.object({ op: z.literal('remove'), entity: z.string(), id: z.string() }),
])
const tombstone = z.object({ caseId: z.string() })
const purge = z.object({ records: z.array(tombstone) })
const body = z.object({ ops: z.array(step), inverse: z.array(step), purge: z.optional(purge) })

/** What the rows so far said about which record belongs to which case. Grows with every row that is read. */
export type Owners = Map<string, string>

/** A record that no row before named belongs to nobody known. */
export const unknownCase = ''

/**
 * The cases whose records a journal row names, before or after it. Read the rows in order with one `owners`: a removal
 * gives an id alone.
 * @throws when the text is no journal body.
 */
export function concernedCases(text: string, owners: Owners): ReadonlySet<string> {
  const { ops, inverse, purge: purged } = body.parse(JSON.parse(text))
  const steps = [...inverse, ...ops]
  for (const one of steps) {
    if (one.op !== 'put') continue
    const { id, caseId } = one.value
    owners.set(`${one.entity} ${id}`, one.entity === 'case' ? id : (caseId ?? unknownCase))
  }
  return new Set([
    ...(purged?.records.map(({ caseId }) => caseId) ?? []),
    ...steps.map((one) => {
      const id = one.op === 'put' ? one.value.id : one.id
      return one.entity === 'case' ? id : (owners.get(`${one.entity} ${id}`) ?? unknownCase)
    }),
  ])
}
