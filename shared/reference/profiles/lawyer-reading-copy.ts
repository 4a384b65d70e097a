import { unknownLimits } from '../unknown-limits.ts'

/** A complete copy for the user's own adviser: every column, every detail. */
export const lawyerReadingCopy = {
  id: 'lawyer-reading-copy',
  jurisdiction: 'ZZ',
  eligibility: 'both',
  encoding: 'single-pdf',
  parts: ['cover', 'chronology', 'exhibits', 'annex'],
  numbering: { styles: ['numbers', 'letters', 'groups'], prefix: 'exhibit' },
  indexColumns: [
    { column: 'number', share: 8 },
    { column: 'title', share: 26 },
    { column: 'source', share: 15 },
    { column: 'proves', share: 22 },
    { column: 'date', share: 17 },
    { column: 'page', share: 12 },
  ],
  indexLines: 'ruled',
  indexTitle: 'index',
  indexNamesSections: true,
  indexSigned: false,
  contacts: {
    claimant: ['brand', 'registration', 'phone', 'email', 'address'],
    respondent: ['brand', 'registration', 'phone', 'email', 'address'],
    contact: ['brand', 'registration', 'phone', 'email', 'address'],
  },
  prints: ['order', 'amounts', 'capture'],
  redaction: 'off',
  pageSize: 'a4',
  limits: unknownLimits,
  asciiNames: false,
  volumeBytes: null,
  source: ['Ours: no rule asks for this form'],
  seenOn: '2026-11-22',
  certainty: 'medium',
}
