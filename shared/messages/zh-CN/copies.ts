import type { copies as en } from '../en/copies.ts'

export const copies: typeof en = {
  short: { none: '一份', copying: '正在备份…', two: '已存两份', lacking: '文件不全', one: '仅一份' },
  meaning: {
    none: '目前只有浏览器自己的一份数据。可以在设置中选择一个文件夹再存一份；桌面版会自动多存一份。',
    copying: '正在写入第二份副本。完成之前，新内容只有一份。',
    two: '所有内容都存有两份：一份在程序的数据库中，一份在数据库之外的文件中。',
    lacking: '所有记录都存有两份，但部分文件没有。',
    one: '第二份副本暂时无法使用，新内容目前只有一份。',
  },
  progress: (done, of) => `第 ${done} 条，共 ${of} 条`,
  files: (done, of) => `第 ${done} 个文件，共 ${of} 个`,
  lost: (count) => `有 ${count} 个文件的内容已丢失或被改动，未能存为两份。请重新添加相同的文件。`,
  check: {
    title: '检查文件',
    hint: '逐份完整读取每个文件，并与添加时的哈希值比对；某一份有损坏时，用另一份修复。新文件会在一天内自动检查，其余文件轮流检查。',
    button: '立即检查全部文件',
    stop: '停止',
    progress: (done, of) => `${done} / ${of}`,
    found: (whole, of, size) =>
      of === 0 ? '目前还没有文件。' : `共 ${of} 个文件，其中 ${whole} 个完好（${size}）。`,
    mended: (count) => `${count} 个文件有一份缺失或损坏，现已由另一份补全。`,
    lost: (count) => `有 ${count} 个文件的各份均已损坏。请重新添加相同的文件以修复。`,
    unmended: (count) => `${count} 个文件仅在第二份副本中完好：第一份无法写入。`,
    cancelled: '已停止。已检查部分的结果有效。',
  },
  restore: {
    title: '您的记录可以恢复',
    body: '本机的程序数据库是空的，但第二份副本还在。',
    found: (cases, exhibits) => `共 ${cases} 个案件、${exhibits} 份证据。`,
    last: (when) => `最后修改：${when}。`,
    damaged: (seq) =>
      `第二份副本从第 ${seq} 条起无法读取，已移入“damaged”文件夹另行存放；此前的内容将全部恢复。`,
    files: '先恢复记录，您可以马上继续工作；各个文件在首次打开时恢复。',
    button: '恢复',
    progress: (done, of) => `已恢复 ${done} 条，共 ${of} 条`,
  },
}
