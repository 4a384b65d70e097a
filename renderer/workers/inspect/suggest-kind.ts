import type { ExhibitKind, MediaClass } from '#shared/core/evidence/exhibit.ts'
import { kindRules } from './kind-rules.ts'

export interface KindHints {
  readonly name: string
  readonly media: MediaClass
  readonly widthPx?: number
  readonly heightPx?: number
  /** The beginning of a text. */
  readonly text?: string
  /** True when a camera wrote the file. */
  readonly photo?: boolean
}

/** The kind that name, type and content speak for; `other` when nothing does. The user has the last word. */
export function suggestKind(hints: KindHints): ExhibitKind {
  const name = hints.name.normalize('NFKC').toLowerCase()
  const shape = shapeOf(hints)
  const rule = kindRules.find(
    (rule) =>
      (rule.media === undefined || rule.media.includes(hints.media)) &&
      (rule.name === undefined || rule.name.test(name)) &&
      (rule.text === undefined || rule.text.test(hints.text ?? '')) &&
      (rule.shape === undefined || rule.shape === shape),
  )
  return rule?.kind ?? 'other'
}

/** Phone screens are 1.7 to 2.4 times as high as wide; stitched long screenshots are higher still. Photos are not screens. */
function shapeOf({ widthPx = 0, heightPx = 0, photo }: KindHints): 'phone' | 'desktop' | undefined {
  if (photo || widthPx === 0 || heightPx === 0) return undefined
  const ratio = heightPx / widthPx
  if (widthPx >= 320 && widthPx <= 1600 && ratio >= 1.7) return 'phone'
  return ratio < 0.8 && widthPx >= 1024 ? 'desktop' : undefined
}
