import type { reading as en } from '../en/reading.ts'

export const reading: typeof en = {
  heading: '圖片中的文字',
  unchecked: '由本機自動辨識，未經核對，以圖片為準。',
  copy: '複製',
  copied: '已複製',
  label: '圖片文字辨識進度',
  progress: (now, total) => `正在辨識圖片文字：第 ${now} 張，共 ${total} 張`,
  stop: '停止',
  stopHint: '停止辨識圖片文字，可在設定中重新啟用。',
  broken: '目前無法辨識圖片文字，圖片本身不受影響。',
  setting: '圖片文字辨識',
  switch: '辨識圖片與掃描檔中的文字',
  switchHint:
    '匯入後在本機背景執行。辨識出的文字可用於在此處及證據冊中搜尋圖片；關閉後，已辨識的文字仍會保留。',
  beforeBundle: (pictures) =>
    `還有 ${pictures} 張圖片正在辨識文字。現在產生的證據冊搜尋不到其中的文字；辨識完成後會重新編排。`,
  annex: (exhibits) =>
    `為便於搜尋，下列證據的圖片與掃描頁附有隱藏文字層。文字由程式自動辨識，未經人工核對，可能有誤，以圖片呈現的內容為準。相關證據：${exhibits}。`,
  separator: '、',
}
