import { unknownLimits } from '../unknown-limits.ts'

/** 证据清单 bundle for recipients in mainland China (courts, arbitration, market regulators). */
export const prcEvidenceList = {
  id: 'prc-evidence-list',
  jurisdiction: 'CN',
  eligibility: 'both',
  encoding: 'single-pdf',
  parts: ['cover', 'chronology', 'exhibits', 'annex'],
  // 清单 by time or kind is numbered straight through; 目录 by issue in groups
  numbering: { styles: ['numbers', 'groups'], prefix: 'exhibit' },
  indexColumns: [
    { column: 'number', share: 7 },
    { column: 'title', share: 27 },
    { column: 'source', share: 20 },
    { column: 'proves', share: 28 },
    { column: 'form', share: 9 },
    { column: 'page', share: 11 },
  ],
  indexLines: 'grid',
  indexTitle: 'list',
  indexNamesSections: false,
  indexSigned: true,
  contacts: {
    claimant: ['brand', 'registration', 'phone'],
    respondent: ['brand', 'registration', 'phone', 'address'],
    contact: ['phone'],
  },
  prints: ['order', 'amounts', 'capture'],
  redaction: 'off',
  pageSize: 'a4',
  limits: unknownLimits,
  asciiNames: false,
  volumeBytes: null,
  source: [
    '最高人民法院关于民事诉讼证据的若干规定 (2019), art. 19: number and classify, state source, object and content of proof, sign, date',
    'http://m.ahfyzs.com/content/22/0530/14/11809853_1033813278.shtml',
    'Columns and groups 1-1, 1-2, 2-1 in use: https://bcbk.net/changshi/M41jq3EWxJ.html',
    '清单 by time or kind, 目录 by issue: http://haizi.name/shuerbuzuo/mingcijieshi/132554-1-0.html',
    'Upload limits of 人民法院在线服务 and the internet courts: not found',
  ],
  seenOn: '2026-11-22',
  certainty: 'medium',
}
