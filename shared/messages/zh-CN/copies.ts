import type { copies as en } from '../en/copies.ts'

export const copies: typeof en = {
  short: { none: '一份', copying: '正在备份…', two: '已存两份', one: '仅一份' },
  meaning: {
    none: '在浏览器中只有浏览器自己的一份数据。桌面版会在浏览器之外的磁盘上再保存一份。',
    copying: '正在写入第二份副本。完成之前，新内容只有一份。',
    two: '所有内容都存有两份：一份在程序的数据库中，一份在数据库之外的文件中。',
    one: '第二份副本暂时无法写入，新内容目前只有一份。程序会不断重试。',
  },
  progress: (done, of) => `第 ${done} 条，共 ${of} 条`,
  lost: (count) => `有 ${count} 个文件未能备份：其存储的内容已丢失或被改动。请重新添加相同的文件。`,
  restore: {
    title: '您的记录可以恢复',
    body: '本机的程序数据库是空的，但第二份副本还在。',
    whole: '数据没有丢失。',
    found: (cases, exhibits) => `共 ${cases} 个案件、${exhibits} 份证据。`,
    last: (when) => `最后修改：${when}。`,
    damaged: (seq) =>
      `第二份副本从第 ${seq} 条起无法读取，已移入“damaged”文件夹另行存放；此前的内容将全部恢复。`,
    files: '先恢复记录，您可以马上继续工作；各个文件在首次打开时恢复。',
    button: '恢复',
    progress: (done, of) => `已恢复 ${done} 条，共 ${of} 条`,
  },
}
