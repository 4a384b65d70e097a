import type { CaseId } from '#shared/core/ids.ts'

export type CaseSection = 'overview' | 'evidence' | 'timeline' | 'money' | 'bundle' | 'handover' | 'history'
export const caseSections: readonly CaseSection[] = [
  'overview',
  'evidence',
  'timeline',
  'money',
  'bundle',
  'handover',
  'history',
]

/** The address of a section of a case inside the program; a plain `<a href>` with it is enough to go there. */
export const caseHref = (id: CaseId, section: CaseSection = 'overview') => `#/case/${id}/${section}`
