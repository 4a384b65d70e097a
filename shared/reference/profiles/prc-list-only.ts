import { unknownLimits } from '../unknown-limits.ts'

/** 证据目录 alone, to be signed and handed over with paper evidence or uploaded beside it. */
export const prcListOnly = {
  id: 'prc-list-only',
  jurisdiction: 'CN',
  eligibility: 'both',
  encoding: 'list-only',
  parts: [],
  numbering: { styles: ['groups', 'numbers'], prefix: 'exhibit' },
  indexColumns: [
    { column: 'number', share: 9 },
    { column: 'title', share: 26 },
    { column: 'source', share: 17 },
    { column: 'proves', share: 24 },
    { column: 'form', share: 9 },
    { column: 'copies', share: 7 },
    { column: 'pages', share: 8 },
  ],
  indexLines: 'grid',
  indexTitle: 'catalogue',
  indexNamesSections: false,
  indexSigned: true,
  contacts: { claimant: ['phone'], respondent: [], contact: [] },
  prints: [],
  redaction: 'off',
  pageSize: 'a4',
  limits: unknownLimits,
  asciiNames: false,
  volumeBytes: null,
  source: [
    '最高人民法院关于民事诉讼证据的若干规定 (2019), art. 19: http://m.ahfyzs.com/content/22/0530/14/11809853_1033813278.shtml',
    'Columns 序号 · 证据名称 · 份数 · 页码 · 原件/复印件 · 证明对象: https://github.com/sungaoxiang-backend/intelligent-evidence-platform',
    'Groups 1-1, 1-2, 2-1: https://bcbk.net/changshi/M41jq3EWxJ.html',
  ],
  seenOn: '2026-11-22',
  certainty: 'medium',
}
