import { unknownLimits } from '../unknown-limits.ts'

/** Exhibit list for small claims in the United States; the limits are those of the San Diego Superior Court. */
export const usExhibitList = {
  id: 'us-exhibit-list',
  jurisdiction: 'US-CA',
  eligibility: 'both',
  encoding: 'single-pdf',
  parts: ['cover', 'chronology', 'exhibits', 'annex'],
  // plaintiffs number their exhibits, defendants letter them (Medina, Ohio, has it in its rules)
  numbering: { styles: ['numbers', 'letters'], prefix: 'exhibit' },
  indexColumns: [
    { column: 'number', share: 9 },
    { column: 'title', share: 48 },
    { column: 'date', share: 21 },
    { column: 'pages', share: 9 },
    { column: 'page', share: 13 },
  ],
  indexLines: 'ruled',
  indexTitle: 'exhibit-list',
  indexNamesSections: true,
  indexSigned: false,
  contacts: {
    claimant: ['brand', 'phone', 'email', 'address'],
    respondent: ['brand', 'phone', 'email', 'address'],
    contact: ['phone'],
  },
  prints: ['order', 'amounts', 'capture'],
  redaction: 'off',
  pageSize: 'us-letter',
  limits: {
    ...unknownLimits,
    maxBytesTotal: 20_000_000,
    extensions: ['txt', 'pdf', 'doc', 'docx', 'png', 'jpg', 'jpeg', 'mp4'],
  },
  asciiNames: true,
  volumeBytes: null,
  source: [
    'San Diego, at most 20 MB, accepted endings, at least 10 days before the hearing, no originals: https://www.sdcourt.ca.gov/sdcourt/smallclaims2/submittingevidence',
    'Medina OH, plaintiff numbers, defendant letters, at most 15 pages attached: http://medinamunicipalcourt.org/resources/court-rules/',
    'Exhibit list with number, title, pages and date: https://terms.law/Litigation/Small-Claims/california-small-claims-evidence.html',
  ],
  seenOn: '2026-11-22',
  certainty: 'high',
}
