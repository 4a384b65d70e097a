import type { protection as en } from '../en/protection.ts'

export const protection: typeof en = {
  title: '加密與簽章',
  secretsHint: '密碼只用於這一次製作，據理不會保存，請自行記好。',
  password: '開啟 PDF 的密碼',
  passwordHint:
    '採用 AES-256 加密。忘記密碼就打不開，誰也幫不上忙。放在 PDF 之外的原件不加密。加密檔不屬於 PDF/A 典藏格式，法院通常要求提交未設密碼的檔案。',
  again: '再輸入一次密碼',
  different: '兩次輸入的密碼不一致。',
  keyFile: '用來簽章的憑證檔（.p12 或 .pfx）',
  keyFileHint: '簽章可表明證據冊由誰製作，且此後未經改動。',
  choose: '選擇檔案',
  remove: '移除憑證檔',
  keyPassword: '憑證檔的密碼',
  file: {
    form: (name) => `開啟${name}`,
    password: (name) => `${name}的密碼`,
    placeholder: '這個檔案的密碼',
    hint: '只保留在記憶體中，關閉據理後即清除。不輸入密碼，原始檔案仍可照樣附上。',
    wrong: '密碼不對，無法開啟這個檔案。',
    open: '開啟',
  },
}
