import type { protection as en } from '../en/protection.ts'

export const protection: typeof en = {
  title: '加密与签名',
  secretsHint: '密码仅用于本次制作，据理不会保存，请自行记好。',
  password: '打开 PDF 的密码',
  passwordHint:
    '采用 AES-256 加密。忘记密码就无法打开，谁也帮不上忙。放在 PDF 之外的原件不加密。加密文件不属于 PDF/A 归档格式，法院一般要求提交不设密码的文件。',
  again: '再输一遍密码',
  different: '两次输入的密码不一致。',
  keyFile: '用于签名的证书文件（.p12 或 .pfx）',
  keyFileHint: '签名能表明证据册由谁制作，且此后未被改动。',
  choose: '选择文件',
  remove: '移除证书文件',
  keyPassword: '证书文件的密码',
  file: {
    form: (name) => `打开${name}`,
    password: (name) => `${name}的密码`,
    placeholder: '这个文件的密码',
    hint: '仅在内存中保留，关闭据理后即清除。不输入密码，原始文件仍可照样附上。',
    wrong: '密码不对，打不开这个文件。',
    open: '打开',
  },
}
