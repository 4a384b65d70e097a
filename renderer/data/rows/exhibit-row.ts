import { z } from 'zod'
import {
  type Acquisition,
  type CaptureData,
  damages,
  type Exhibit,
  exhibitForms,
  exhibitKinds,
  type ExhibitProblem,
  type MediaClass,
  type Original,
} from '#shared/core/evidence/exhibit.ts'
import type { Passage } from '#shared/core/evidence/passage.ts'
import { caseId, exhibitId, instant, partyId, sha256 } from './keys.ts'

const acquisitions: readonly Acquisition[] = ['dropped', 'picked', 'folder', 'pasted', 'sample']
const mediaClasses: readonly MediaClass[] = ['image', 'pdf', 'audio', 'video', 'text', 'email', 'other']
const size = z.number().nonnegative()

const problem: z.ZodType<ExhibitProblem> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('empty') }),
  z.object({ kind: z.literal('damaged'), detail: z.enum(damages) }),
  z.object({ kind: z.literal('encrypted') }),
  z.object({ kind: z.literal('too-large-to-show'), pixels: size }),
  z.object({ kind: z.literal('unsupported-type') }),
  z.object({ kind: z.literal('extension-mismatch'), extension: z.string(), found: z.string() }),
])

const capture: z.ZodType<CaptureData> = z.object({
  takenAt: z.exactOptional(z.string()),
  device: z.exactOptional(z.string()),
  software: z.exactOptional(z.string()),
  latitude: z.exactOptional(z.number()),
  longitude: z.exactOptional(z.number()),
})

const original: z.ZodType<Original> = z.object({
  sha256,
  bytes: z.int().nonnegative(),
  name: z.string(),
  type: z.string(),
  media: z.enum(mediaClasses),
  modifiedAt: z.exactOptional(instant),
  capture,
  widthPx: z.exactOptional(size),
  heightPx: z.exactOptional(size),
  pages: z.exactOptional(size),
  durationMs: z.exactOptional(size),
  problems: z.array(problem),
})

const passage: z.ZodType<Passage> = z.object({
  fromMs: size,
  toMs: size,
  text: z.string(),
  speaker: z.exactOptional(z.string()),
})

export const exhibitSchema: z.ZodType<Exhibit> = z.object({
  id: exhibitId,
  caseId,
  position: z.number(),
  title: z.string(),
  kind: z.enum(exhibitKinds),
  kindSuggested: z.boolean(),
  original,
  form: z.enum(exhibitForms),
  acquired: z.enum(acquisitions),
  acquiredAt: instant,
  acquiredOn: z.string(),
  source: z.string(),
  originalKeptAt: z.string(),
  proves: z.string(),
  submittedBy: z.exactOptional(partyId),
  note: z.string(),
  // absent in rows of before there were any: so they stay as they were journalled
  passages: z.exactOptional(z.array(passage)),
  transcript: z.exactOptional(z.string()),
})
