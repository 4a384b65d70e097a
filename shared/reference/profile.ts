import { z } from 'zod'
import type { ProfileId } from '#shared/bundle/plan/bundle-input.ts'
import { prcEvidenceList } from './profiles/prc-evidence-list.ts'
import { ukPaginated } from './profiles/uk-paginated.ts'

const contactField = z.enum(['brand', 'registration', 'phone', 'email', 'address'])

const indexColumn = z.enum(['number', 'title', 'source', 'proves', 'date', 'page', 'form'])
export type IndexColumn = z.infer<typeof indexColumn>

/**
 * What a recipient of bundles asks for: a dated record about the outside world. `null` stands for "not known" and is
 * never filled by a guess.
 */
export const profileSchema = z.strictObject({
  id: z.enum(['prc-evidence-list', 'uk-paginated']),
  jurisdiction: z.string().min(2),
  eligibility: z.enum(['consumer', 'business', 'both']),
  encoding: z.literal('single-pdf'),
  /** In order, with each column's share of the width. `form` can be left out by the user. */
  indexColumns: z.array(z.strictObject({ column: indexColumn, share: z.number().positive() })).nonempty(),
  /** `grid`: a box around every cell; `ruled`: lines between rows. */
  indexLines: z.enum(['grid', 'ruled']),
  /** Chronology and annex stand in the index too. */
  indexNamesSections: z.boolean(),
  /** The index ends with the submitting party and the date, with room to sign. */
  indexSigned: z.boolean(),
  /** Details of each side that the recipient needs. What is not listed is not printed. */
  contacts: z.strictObject({
    claimant: z.array(contactField),
    respondent: z.array(contactField),
    contact: z.array(contactField),
  }),
  limits: z.strictObject({
    maxBytesTotal: z.number().int().positive().nullable(),
    maxPages: z.number().int().positive().nullable(),
  }),
  source: z.array(z.string().min(1)).nonempty(),
  seenOn: z.iso.date(),
  certainty: z.enum(['high', 'medium', 'low']),
})
export type Profile = z.infer<typeof profileSchema>

const records: { readonly [Id in ProfileId]: unknown } = {
  'prc-evidence-list': prcEvidenceList,
  'uk-paginated': ukPaginated,
}

/** @throws when the record does not fit the schema: a bug in the record. */
export const profileOf = (id: ProfileId): Profile => profileSchema.parse(records[id])
