import { z } from 'zod'
import { bcCrtSplit } from './profiles/bc-crt-split.ts'
import { lawyerReadingCopy } from './profiles/lawyer-reading-copy.ts'
import { platformImagePack } from './profiles/platform-image-pack.ts'
import { prcEvidenceList } from './profiles/prc-evidence-list.ts'
import { prcListOnly } from './profiles/prc-list-only.ts'
import { publicPlatform } from './profiles/public-platform.ts'
import { ukPaginated } from './profiles/uk-paginated.ts'
import { usExhibitList } from './profiles/us-exhibit-list.ts'

/** Every recipient's form, in the order in which it is offered. */
export const profileIds = [
  'prc-evidence-list',
  'prc-list-only',
  'uk-paginated',
  'us-exhibit-list',
  'bc-crt-split',
  'public-platform',
  'platform-image-pack',
  'lawyer-reading-copy',
] as const
export type ProfileId = (typeof profileIds)[number]

const contactField = z.enum(['brand', 'registration', 'phone', 'email', 'address'])

const indexColumn = z.enum([
  'number',
  'title',
  'source',
  'proves',
  'date',
  'page',
  'form',
  'pages',
  'copies',
  'file',
])
export type IndexColumn = z.infer<typeof indexColumn>

/** `numbers`: 1, 2, 3; `letters`: A … Z, AA; `groups`: 1-1, 1-2, 2-1. */
const numberingStyle = z.enum(['numbers', 'letters', 'groups'])
export type NumberingStyle = z.infer<typeof numberingStyle>

/** Parts that a bundle can have beside its index. */
const part = z.enum(['cover', 'chronology', 'exhibits', 'annex'])

/** A limit that the recipient states; `null`: not known, to be asked for and never guessed. */
const limit = z.number().int().positive().nullable()

/**
 * What a recipient of bundles asks for: a dated record about the outside world. `null` stands for "not known" and is
 * never filled by a guess.
 */
export const profileSchema = z.strictObject({
  id: z.enum(profileIds),
  jurisdiction: z.string().min(2),
  eligibility: z.enum(['consumer', 'business', 'both']),
  /** `split-exhibits`: one file each and a list; `list-only`: the list; `image-pack`: the pages as pictures. */
  encoding: z.enum(['single-pdf', 'split-exhibits', 'list-only', 'image-pack']),
  parts: z.array(part),
  numbering: z.strictObject({
    /** The first is used unless the user takes another. */
    styles: z.array(numberingStyle).nonempty(),
    /** The word before the number, in the bundle's language: Exhibit, Attachment. */
    prefix: z.enum(['exhibit', 'attachment']),
  }),
  /** In order, with each column's share of the width. `form` can be left out by the user. */
  indexColumns: z.array(z.strictObject({ column: indexColumn, share: z.number().positive() })).nonempty(),
  /** `grid`: a box around every cell; `ruled`: lines between rows. */
  indexLines: z.enum(['grid', 'ruled']),
  /** `list`: as court forms in China call it, 证据清单; `catalogue`: 证据目录. */
  indexTitle: z.enum(['index', 'list', 'catalogue', 'exhibit-list']),
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
  /** What else is printed. `order`: order number; `amounts`: sums paid; `capture`: facts found in the files, places among them. */
  prints: z.array(z.enum(['order', 'amounts', 'capture'])),
  /** Whether personal data is hidden unless the user decides otherwise. */
  redaction: z.enum(['off', 'proposed']),
  pageSize: z.enum(['a4', 'us-letter']),
  limits: z.strictObject({
    maxBytesTotal: limit,
    maxBytesEach: limit,
    maxFiles: limit,
    maxPages: limit,
    /** Accepted endings, lower case, without the dot; `null`: not known. */
    extensions: z
      .array(z.string().regex(/^[a-z0-9]{1,8}$/))
      .nonempty()
      .nullable(),
    maxNameChars: limit,
    image: z.strictObject({ maxCount: limit, maxBytes: limit, maxSidePx: limit, minSidePx: limit }),
  }),
  /** File names of plain ASCII letters, where the recipient's system or its guidance asks for them. */
  asciiNames: z.boolean(),
  /** Bytes of the volumes offered first; `null`: one volume as long as readers can open it. */
  volumeBytes: limit,
  source: z.array(z.string().min(1)).nonempty(),
  seenOn: z.iso.date(),
  certainty: z.enum(['high', 'medium', 'low']),
})
export type Profile = z.infer<typeof profileSchema>
/** Limits that every recipient may have; those of pictures are for `image-pack` alone. */
export type LimitName = Exclude<keyof Profile['limits'], 'image'>

const records: { readonly [Id in ProfileId]: unknown } = {
  'prc-evidence-list': prcEvidenceList,
  'prc-list-only': prcListOnly,
  'uk-paginated': ukPaginated,
  'us-exhibit-list': usExhibitList,
  'bc-crt-split': bcCrtSplit,
  'public-platform': publicPlatform,
  'platform-image-pack': platformImagePack,
  'lawyer-reading-copy': lawyerReadingCopy,
}

const parsed = new Map<ProfileId, Profile>()

/** @throws when the record does not fit the schema: a bug in the record. */
export function profileOf(id: ProfileId): Profile {
  const profile = parsed.get(id) ?? profileSchema.parse(records[id])
  parsed.set(id, profile)
  return profile
}
