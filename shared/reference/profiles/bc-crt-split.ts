import { unknownLimits } from '../unknown-limits.ts'

/** One file an exhibit and a list, as the Civil Resolution Tribunal of British Columbia asks for: not one PDF. */
export const bcCrtSplit = {
  id: 'bc-crt-split',
  jurisdiction: 'CA-BC',
  eligibility: 'both',
  encoding: 'split-exhibits',
  parts: ['cover', 'chronology', 'annex'],
  numbering: { styles: ['numbers', 'letters'], prefix: 'exhibit' },
  indexColumns: [
    { column: 'number', share: 8 },
    { column: 'title', share: 36 },
    { column: 'date', share: 20 },
    { column: 'file', share: 36 },
  ],
  indexLines: 'ruled',
  indexTitle: 'index',
  indexNamesSections: false,
  indexSigned: false,
  contacts: {
    claimant: ['brand', 'phone', 'email'],
    respondent: ['brand', 'phone', 'email', 'address'],
    contact: ['phone'],
  },
  prints: ['order', 'amounts', 'capture'],
  redaction: 'off',
  pageSize: 'us-letter',
  // "short meaningful names (long names fail)": no figure is given; 60 is ours
  limits: { ...unknownLimits, maxNameChars: 60 },
  asciiNames: true,
  volumeBytes: null,
  source: [
    'One file an exhibit, short meaningful names, all relevant evidence, English: https://civilresolutionbc.ca/help/what-is-evidence/',
    'The limit of 60 characters is ours: the tribunal only says that long names fail',
  ],
  seenOn: '2026-11-22',
  certainty: 'high',
}
