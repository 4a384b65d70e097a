import type { hold as en } from '../en/hold.ts'

export const hold: typeof en = {
  badge: '已保全',
  set: '開啟保全……',
  lift: '解除保全',
  title: '對本案開啟保全',
  explain:
    '保全期間，從本案刪除的內容一律不能永久刪除，在垃圾桶滿 30 天也不行。法院、律師或主管機關可能要求提供全部資料時，請開啟。',
  reason: '原因（可不填）',
  reasonExample: '例如：3 月 3 日收到法院通知，案號……',
  confirm: '開啟保全',
  note: (since) => `自 ${since} 起保全：從本案刪除的內容不能永久刪除。`,
  liftDone: '已解除保全。',
}
