import { unknownLimits } from '../unknown-limits.ts'

/**
 * One PDF paginated straight through, after the general guidance on electronic court bundles of England and Wales: the
 * first page of the file is page 1, every index entry is a link, exhibits and sections are bookmarked with page number,
 * text can be searched, the view opens at 100 %.
 */
export const ukPaginated = {
  id: 'uk-paginated',
  jurisdiction: 'GB',
  eligibility: 'both',
  encoding: 'single-pdf',
  parts: ['cover', 'chronology', 'exhibits', 'annex'],
  numbering: { styles: ['numbers', 'letters'], prefix: 'exhibit' },
  indexColumns: [
    { column: 'number', share: 8 },
    { column: 'title', share: 56 },
    { column: 'date', share: 23 },
    { column: 'page', share: 13 },
  ],
  indexLines: 'ruled',
  indexTitle: 'index',
  indexNamesSections: true,
  indexSigned: false,
  contacts: {
    claimant: ['brand', 'registration', 'phone', 'email'],
    respondent: ['brand', 'registration', 'phone', 'email', 'address'],
    contact: ['phone'],
  },
  prints: ['order', 'amounts', 'capture'],
  redaction: 'off',
  pageSize: 'a4',
  // The limits seen belong to one inbox, one court and one year each, not to the guidance: e-mail 36 MB and 150 MB
  // (volume presets), Family Court 350 pages without leave, Commercial Court above 500 MB in parts.
  limits: unknownLimits,
  asciiNames: false,
  volumeBytes: null,
  source: [
    'General guidance on electronic court bundles, 29 November 2021 (courts, not tribunals)',
    'https://www.familylaw.co.uk/news_and_comment/electronic-court-bundles',
    'https://zylpha.com/resources/court-bundle-guidelines',
    'https://blog.bundlu.com/how-to-deliver-e-bundles/',
    'Family Court, 350 pages without leave: https://www.civillitigationbrief.com/2021/12/30/more-guidance-on-e-bundles-from-the-family-court-no-page-should-appear-upside-down/',
    'Commercial Court, in parts above 500 MB: https://xbundle.co.uk/comprehensive-guidelines-and-best-practices-for-producing-court-compliant-bundles',
  ],
  seenOn: '2026-11-22',
  certainty: 'high',
}
