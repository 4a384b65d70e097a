import { unknownLimits } from '../unknown-limits.ts'

/** The pages as pictures, for complaint forms of shops and platforms that take nothing else. */
export const platformImagePack = {
  id: 'platform-image-pack',
  jurisdiction: 'ZZ',
  eligibility: 'both',
  encoding: 'image-pack',
  parts: ['exhibits'],
  numbering: { styles: ['numbers'], prefix: 'attachment' },
  indexColumns: [
    { column: 'number', share: 10 },
    { column: 'title', share: 70 },
    { column: 'page', share: 20 },
  ],
  indexLines: 'ruled',
  indexTitle: 'list',
  indexNamesSections: false,
  indexSigned: false,
  contacts: { claimant: [], respondent: ['brand'], contact: [] },
  prints: ['order'],
  redaction: 'proposed',
  pageSize: 'a4',
  limits: { ...unknownLimits, extensions: ['jpg'] },
  asciiNames: true,
  volumeBytes: null,
  source: [
    'Forms of platforms differ and change; no published limits were found. Ask for count, size and sides.',
  ],
  seenOn: '2026-11-22',
  certainty: 'low',
}
