import type { Finding, RuleId } from './rules.ts'

/** Why a page that was taken over keeps the bundle from an archival standard, in as many kinds as a reader cares for. */
export type Obstacle =
  | 'fonts'
  | 'unicode'
  | 'glyphs'
  | 'colours'
  | 'packing'
  | 'transparency'
  | 'images'
  | 'content'
  | 'unexamined'

const exactly: Readonly<Partial<Record<RuleId, Obstacle>>> = {
  'A 6.1.7.2': 'packing',
  'A 6.1.10': 'packing',
  'A 6.2.5': 'transparency',
  'A 6.2.6': 'colours',
  'A 6.2.10': 'transparency',
  'A 6.2.11.7.2': 'unicode',
  'A 6.2.11.8': 'glyphs',
}
const byChapter: readonly (readonly [start: string, obstacle: Obstacle])[] = [
  ['A 6.2.4', 'colours'],
  ['A 6.2.8', 'images'],
  ['A 6.2.11', 'fonts'],
]

/** The kinds of obstacles among findings, each once. */
export const obstaclesIn = (findings: readonly Finding[]): readonly Obstacle[] => [
  ...new Set(findings.map(({ rule }) => exactly[rule] ?? chapterOf(rule))),
]

const chapterOf = (rule: RuleId): Obstacle =>
  byChapter.find(([start]) => rule.startsWith(start))?.[1] ?? 'content'
