import type { trash as en } from '../en/trash.ts'

export const trash: typeof en = {
  title: '回收站',
  description: '从各案件中删除的内容都在这里，至少保留 30 天，程序不会自行清除。',
  label: '已删除的内容，最近删除的在前',
  loading: '正在打开回收站',
  empty: {
    title: '回收站是空的',
    body: '从案件中删除的内容会放到这里，可以连同关联一起恢复。',
  },
  entity: {
    case: '案件',
    party: '当事人',
    event: '事件',
    exhibit: '证据',
    entry: '款项',
    export: '证据册导出记录',
  },
  inCase: (title) => `属于“${title}”`,
  contents: (exhibits, events, entries) => `含证据 ${exhibits} 份、事件 ${events} 条、款项 ${entries} 笔`,
  removedAt: (when) => `${when} 删除`,
  kept: (count) => `至少再保留 ${count} 天`,
  due: '已满 30 天',
  held: '案件已保全，继续保留',
  caseGone: (title) =>
    title === '' ? '它所属的案件已不存在。' : `它所属的案件“${title}”也已删除，请先恢复该案件。`,
  restore: '恢复',
  restoreOf: (what) => `恢复：${what}`,
  restoreAll: '恢复同时删除的全部内容',
  together: (count) => `同时删除 ${count} 项`,
  restored: (what) => `已恢复：${what}`,
  restoredAll: (count) => `已恢复 ${count} 项。`,
  more: '显示更多',
}
