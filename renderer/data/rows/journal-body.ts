import { z } from 'zod'
import type { CommitLabel, JournalBody } from '#shared/core/journal/commit.ts'
import { entityNames, type Operation } from '#shared/core/journal/operation.ts'
import { caseSchema } from './case-row.ts'
import { entrySchema } from './entry-row.ts'
import { eventSchema } from './event-row.ts'
import { exhibitSchema } from './exhibit-row.ts'
import { exportSchema } from './export-row.ts'
import { caseId, entryId, eventId, exhibitId, exportId, instant, partyId, sha256 } from './keys.ts'
import { partySchema } from './party-row.ts'

const put = <E extends string, S extends z.ZodType>(entity: E, value: S) =>
  z.object({ op: z.literal('put'), entity: z.literal(entity), value })
const remove = <E extends string, S extends z.ZodType>(entity: E, id: S) =>
  z.object({ op: z.literal('remove'), entity: z.literal(entity), id })

export const operationSchema: z.ZodType<Operation> = z.discriminatedUnion('op', [
  z.discriminatedUnion('entity', [
    put('case', caseSchema),
    put('party', partySchema),
    put('event', eventSchema),
    put('exhibit', exhibitSchema),
    put('entry', entrySchema),
    put('export', exportSchema),
  ]),
  z.discriminatedUnion('entity', [
    remove('case', caseId),
    remove('party', partyId),
    remove('event', eventId),
    remove('exhibit', exhibitId),
    remove('entry', entryId),
    remove('export', exportId),
  ]),
])

/** Any label: what an older or newer program called a change does not decide whether it can be taken back. */
const label = z.string().transform((text) => text as CommitLabel)
const seqs = z.array(z.int().positive())

const tombstone = z.object({
  entity: z.enum(entityNames),
  id: z.string(),
  caseId,
  title: z.string(),
  removedIn: z.int().positive(),
  sha256: z.exactOptional(sha256),
  bytes: z.exactOptional(z.int().nonnegative()),
})
const purge = z.object({ reason: z.string(), records: z.array(tombstone) })

const bodySchema: z.ZodType<JournalBody> = z.object({
  v: z.literal(1),
  kind: z.enum(['change', 'undo', 'redo']),
  label,
  at: instant,
  by: z.string(),
  ops: z.array(operationSchema),
  inverse: z.array(operationSchema),
  group: z.exactOptional(z.string()),
  of: z.exactOptional(seqs),
  purge: z.exactOptional(purge),
})

/** What a journal row says. @throws when the text is no body: the journal was tampered with or is a newer program's. */
export const journalBodyOf = (text: string): JournalBody => bodySchema.parse(JSON.parse(text))

const step = z.object({
  label,
  seqs,
  group: z.exactOptional(z.string()),
  repeats: z.exactOptional(seqs),
})
export const headSchema = z.object({ seq: z.int().nonnegative(), hash: z.string().length(64) })
export const stacksSchema = z.object({ undo: z.array(step), redo: z.array(step) })
