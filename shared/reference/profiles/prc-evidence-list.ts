/** 证据清单 bundle for recipients in mainland China (courts, arbitration, market regulators). */
export const prcEvidenceList = {
  id: 'prc-evidence-list',
  jurisdiction: 'CN',
  eligibility: 'both',
  encoding: 'single-pdf',
  indexColumns: [
    { column: 'number', share: 7 },
    { column: 'title', share: 27 },
    { column: 'source', share: 20 },
    { column: 'proves', share: 28 },
    { column: 'form', share: 9 },
    { column: 'page', share: 11 },
  ],
  indexLines: 'grid',
  indexNamesSections: false,
  indexSigned: true,
  contacts: {
    claimant: ['brand', 'registration', 'phone'],
    respondent: ['brand', 'registration', 'phone', 'address'],
    contact: ['phone'],
  },
  limits: { maxBytesTotal: null, maxPages: null },
  source: [
    '最高人民法院关于民事诉讼证据的若干规定 (2019), art. 19: number and classify, state source, object and content of proof, sign, date',
    'http://m.ahfyzs.com/content/22/0530/14/11809853_1033813278.shtml',
    'Columns in use: https://bcbk.net/changshi/M41jq3EWxJ.html',
  ],
  seenOn: '2026-11-22',
  certainty: 'medium',
}
