import type { trash as en } from '../en/trash.ts'

export const trash: typeof en = {
  title: '垃圾桶',
  description: '從各案件刪除的內容都在這裡，至少保留 30 天，程式不會自行清除。',
  label: '已刪除的內容，最近刪除的在前',
  loading: '正在開啟垃圾桶',
  empty: {
    title: '垃圾桶是空的',
    body: '從案件刪除的內容會放到這裡，可以連同關聯一起還原。',
  },
  entity: {
    case: '案件',
    party: '當事人',
    event: '事件',
    exhibit: '證據',
    entry: '款項',
    export: '證據冊匯出紀錄',
  },
  inCase: (title) => `屬於「${title}」`,
  contents: (exhibits, events, entries) => `含證據 ${exhibits} 份、事件 ${events} 筆、款項 ${entries} 筆`,
  removedAt: (when) => `${when} 刪除`,
  kept: (count) => `至少再保留 ${count} 天`,
  due: '已滿 30 天',
  held: '案件已保全，繼續保留',
  caseGone: (title) =>
    title === '' ? '它所屬的案件已不存在。' : `它所屬的案件「${title}」也已刪除，請先還原該案件。`,
  restore: '還原',
  restoreOf: (what) => `還原：${what}`,
  restoreAll: '還原同時刪除的全部內容',
  together: (count) => `同時刪除 ${count} 項`,
  restored: (what) => `已還原：${what}`,
  restoredAll: (count) => `已還原 ${count} 項。`,
  more: '顯示更多',
}
