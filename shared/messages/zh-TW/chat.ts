import type { chat as en } from '../en/chat.ts'

export const chat: typeof en = {
  open: '依對話順序排列',
  title: (count) => `排列 ${count} 張對話截圖`,
  intro: '依截圖中自動辨識的文字推斷：前後截圖重複出現的訊息，以及訊息之間顯示的時間。請對照圖片確認。',
  reading: (count) => `還有 ${count} 張圖片尚未辨識，辨識後順序可能改變。`,
  order: '建議順序',
  times: (from, to) => (from === to ? from : `${from} 至 ${to}`),
  noTime: '截圖上找不到時間',
  gap: '此處可能缺少截圖',
  between: (from, to) => `前後兩張沒有重複的訊息。之前最後顯示的時間：${from}；之後最先顯示的時間：${to}。`,
  unknownTime: '不詳',
  noGap: '每張截圖的開頭都與前一張銜接，未發現缺頁。',
  profiles: '雙方帳號首頁',
  profilesMissing: (found) =>
    `已找到 ${found}/2 張。請將雙方的個人首頁（顯示帳號者）截圖並加入案件，用以證明對話雙方的身分。`,
  profilesFound: '案件中已有顯示帳號的首頁截圖，請確認雙方各有一張。',
  excerpt: '補齊之前，將這些截圖標註為「節錄」',
  whole: '已無缺頁，取消「節錄」標註',
  apply: '依此順序排列',
  done: (count) => `已排列 ${count} 張截圖。`,
}
