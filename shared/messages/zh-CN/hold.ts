import type { hold as en } from '../en/hold.ts'

export const hold: typeof en = {
  badge: '已保全',
  set: '开启保全……',
  lift: '解除保全',
  title: '对本案开启保全',
  explain:
    '保全期间，从本案删除的内容一律不能彻底删除，在回收站满 30 天也不行。法院、律师或主管部门可能要求提供全部材料时，请开启。',
  reason: '原因（可不填）',
  reasonExample: '例如：3 月 3 日收到法院通知，案号……',
  confirm: '开启保全',
  note: (since) => `自 ${since} 起保全：从本案删除的内容不能彻底删除。`,
  liftDone: '已解除保全。',
}
