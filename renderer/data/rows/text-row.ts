import { z } from 'zod'
import type { RecognisedText } from '#shared/core/evidence/recognised-text.ts'
import { instant, sha256 } from './keys.ts'

const fraction = z.number().min(0).max(1)
const line = z.object({ text: z.string(), left: fraction, top: fraction, width: fraction, height: fraction })

export const textSchema: z.ZodType<RecognisedText> = z.object({
  sha256,
  reader: z.string(),
  at: instant,
  pages: z.array(z.object({ lines: z.array(line) })),
})
