import { z } from 'zod'
import type { BundleRecord } from '#shared/core/evidence/bundle-record.ts'
import { canonicalJson } from '#shared/core/journal/canonical-json.ts'

/** Under this name each file of a bundle carries its record. */
export const recordFileName = 'recourse-bundle.json'

const format = 'recourse-bundle'
const text = z.string().max(10_000)
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const count = z.number().int().nonnegative()
const page = z.number().int().positive()

const recordSchema = z.object({
  format: z.literal(format),
  v: z.literal(1),
  caseId: text,
  title: text,
  madeAt: z.iso.datetime(),
  producer: text,
  head: sha256,
  caseRoot: z.exactOptional(sha256),
  options: z.record(text, z.union([text, z.number(), z.boolean()])),
  pages: count,
  volumes: page,
  volume: page,
  exhibits: z.array(
    z.object({
      id: text,
      number: text,
      title: text,
      fileName: text,
      sha256,
      bytes: count,
      carried: z.enum(['inside', 'beside', 'left-out', 'not-accepted']),
      firstPage: z.exactOptional(page),
      lastPage: z.exactOptional(page),
      volume: page,
    }),
  ),
})

/** A record, and which of the bundle's files it was found in. */
export interface FileRecord {
  readonly record: BundleRecord
  /** Counts from 1. */
  readonly volume: number
}

/** The same record gives the same text. */
export const fileRecordText = (record: BundleRecord, volume: number): string =>
  canonicalJson({ format, volume, ...record })

/** `newer`: a later program wrote it in a form that is not known here. Undefined when it is no record. */
export function parseFileRecord(json: string): FileRecord | 'newer' | undefined {
  const value = valueOf(json)
  if (versionSchema.safeParse(value).data) return 'newer'
  const parsed = recordSchema.safeParse(value)
  if (!parsed.success) return undefined
  const { format: _, volume, ...record } = parsed.data
  return { record, volume }
}

const versionSchema = z.object({ format: z.literal(format), v: z.number().int().min(2) })

function valueOf(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined // no JSON is no record
  }
}
