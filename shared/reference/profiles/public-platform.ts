import { unknownLimits } from '../unknown-limits.ts'

/**
 * One PDF for a complaint platform whose complaints anybody can read, for the press or another public: no contacts of
 * persons, no facts of devices and places, and personal data hidden unless the user decides otherwise.
 */
export const publicPlatform = {
  id: 'public-platform',
  jurisdiction: 'CN',
  eligibility: 'consumer',
  encoding: 'single-pdf',
  parts: ['cover', 'chronology', 'exhibits', 'annex'],
  numbering: { styles: ['numbers'], prefix: 'attachment' },
  indexColumns: [
    { column: 'number', share: 8 },
    { column: 'title', share: 40 },
    { column: 'proves', share: 26 },
    { column: 'date', share: 15 },
    { column: 'page', share: 11 },
  ],
  indexLines: 'ruled',
  indexTitle: 'index',
  indexNamesSections: true,
  indexSigned: false,
  contacts: { claimant: [], respondent: ['brand', 'registration'], contact: [] },
  prints: ['amounts'],
  redaction: 'proposed',
  pageSize: 'a4',
  limits: unknownLimits,
  asciiNames: false,
  volumeBytes: null,
  source: [
    'Complaints are public by default (黑猫投诉, fields as public programs read them): https://github.com/joelYing/SpiderBar , https://github.com/Wpandios/HeimaoData',
    'Limits on pictures and text were not found. Ours: the form itself.',
  ],
  seenOn: '2026-11-22',
  certainty: 'medium',
}
