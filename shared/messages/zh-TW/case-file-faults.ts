import type { Messages } from '../messages.ts'

export const caseFileFaults: Messages['caseFileFaults'] = {
  'not-a-zip': () => '它不是案件檔，或者傳輸中被截斷。請重新索取。',
  damaged: () => '檔案已損壞。請重新索取。',
  'too-many': () => '其中列出的檔案多於一個案件所能有的，不是據理產生的。',
  'unsafe-name': (where) => `其中有檔名指向別處（${where}）。它不是據理產生的，請勿信任。`,
  'duplicate-name': (where) => `其中有檔案出現兩次（${where}）。它不是據理產生的，請勿信任。`,
  'not-a-file': (where) => `其中有不是檔案的內容（${where}）。它不是據理產生的，請勿信任。`,
  encrypted: () => '其中的檔案被加密。據理不會這樣產生，請索取當初儲存的原檔。',
  packed: () => '其中的檔案被壓縮，表示已由其他程式重新打包。請索取當初儲存的原檔。',
  'header-mismatch': (where) => `對 ${where} 的兩處記載不一致，檔案已遭變更，請勿信任。`,
  overlap: () => '其中的檔案共用同一段位元組。它不是據理產生的，請勿信任。',
  'not-a-case-file': () => '它是 zip，但不是案件檔。',
  newer: () => '它由更新版本的據理產生。請安裝該版本後再開啟。',
  unreadable: (where) => `其中一部分無法讀取（${where}）。`,
  missing: (where) => `其中缺少一部分（${where}）。`,
  stranger: (where) => `其中有不屬於案件檔的內容（${where}）。`,
  'wrong-hash': (where) => `其中的 ${where} 與產生時不同，已遭變更或損壞。`,
  'broken-log': (where) => `其中的保管日誌已不是當初寫下的（第 ${where} 列）。`,
  'other-case': (where) => `其中有屬於其他案件的紀錄（${where}）。`,
  doubled: (where) => `其中有紀錄出現兩次（${where}）。`,
}
