/** One PDF paginated straight through, after the general guidance on electronic court bundles of England and Wales. */
export const ukPaginated = {
  id: 'uk-paginated',
  jurisdiction: 'GB',
  eligibility: 'both',
  encoding: 'single-pdf',
  indexColumns: [
    { column: 'number', share: 8 },
    { column: 'title', share: 56 },
    { column: 'date', share: 23 },
    { column: 'page', share: 13 },
  ],
  indexLines: 'ruled',
  indexNamesSections: true,
  indexSigned: false,
  contacts: {
    claimant: ['brand', 'registration', 'phone', 'email'],
    respondent: ['brand', 'registration', 'phone', 'email', 'address'],
    contact: ['phone'],
  },
  // The e-mail limits seen (36 MB, 150 MB) belong to one court's inbox and one year, not to the guidance.
  limits: { maxBytesTotal: null, maxPages: null },
  source: [
    'General guidance on electronic court bundles, 29 November 2021',
    'https://www.familylaw.co.uk/news_and_comment/electronic-court-bundles',
    'https://zylpha.com/resources/court-bundle-guidelines',
  ],
  seenOn: '2026-11-22',
  certainty: 'high',
}
