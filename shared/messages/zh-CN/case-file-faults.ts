import type { Messages } from '../messages.ts'

export const caseFileFaults: Messages['caseFileFaults'] = {
  'not-a-zip': () => '它不是案件文件，或者传输中被截断。请重新索取。',
  damaged: () => '文件已损坏。请重新索取。',
  'too-many': () => '其中列出的文件多于一个案件所能有的，不是据理生成的。',
  'unsafe-name': (where) => `其中有文件名指向别处（${where}）。它不是据理生成的，请勿信任。`,
  'duplicate-name': (where) => `其中有文件出现两次（${where}）。它不是据理生成的，请勿信任。`,
  'not-a-file': (where) => `其中有不是文件的内容（${where}）。它不是据理生成的，请勿信任。`,
  encrypted: () => '其中的文件被加密。据理不会这样生成，请索取当初保存的原文件。',
  packed: () => '其中的文件被压缩，说明已由其他程序重新打包。请索取当初保存的原文件。',
  'header-mismatch': (where) => `对 ${where} 的两处记载不一致，文件已被改动，请勿信任。`,
  overlap: () => '其中的文件共用同一段字节。它不是据理生成的，请勿信任。',
  'not-a-case-file': () => '它是 zip，但不是案件文件。',
  newer: () => '它由更新版本的据理生成。请安装该版本后再打开。',
  unreadable: (where) => `其中一部分无法读取（${where}）。`,
  missing: (where) => `其中缺少一部分（${where}）。`,
  stranger: (where) => `其中有不属于案件文件的内容（${where}）。`,
  'wrong-hash': (where) => `其中的 ${where} 与生成时不同，已被改动或损坏。`,
  'broken-log': (where) => `其中的保管日志已不是当初写下的（第 ${where} 行）。`,
  'other-case': (where) => `其中有属于其他案件的记录（${where}）。`,
  doubled: (where) => `其中有记录出现两次（${where}）。`,
}
