import type { ReopenReason, SigningReason } from '#shared/core/failure.ts'
import type { bundleChecks as enChecks, failures as en } from '../en/failures.ts'
import { shortened } from '../shortened.ts'
import { caseFileFaults } from './case-file-faults.ts'

export const bundleChecks: typeof enChecks = {
  structure: '文件结构',
  pages: '页数',
  'printed-numbers': '印刷页码',
  labels: '页面标签',
  index: '证据目录',
  links: '链接',
  bookmarks: '书签',
  text: '可检索文字',
  attachments: '所附原始文件',
  pictures: '图片符合限制、只含画面',
  files: '文件及其哈希值',
  'archive-rules': 'PDF/A 与 PDF/UA 规则',
  redaction: '隐去的个人信息',
}

const mb = (bytes: number) => `${Math.ceil(bytes / 1e6).toLocaleString('zh-CN')} MB`

export const failures: typeof en = {
  'storage/full': (f) =>
    f.freeBytes === undefined
      ? `空间不足，约需 ${mb(f.neededBytes)}。已有资料没有丢失。请腾出磁盘空间后再试。`
      : `磁盘空间不足：需要 ${mb(f.neededBytes)}，只剩 ${mb(f.freeBytes)}。已有资料没有丢失。请腾出空间后再试。`,
  'storage/unavailable': (f) =>
    `存储没有响应（${f.detail}）。为保护您的资料，已停止写入。请关闭其他“据理”窗口后重新启动。`,
  'storage/no-room-to-open': (f) =>
    `磁盘已满。打开资料时总会向磁盘写入少量数据，磁盘已满时写入可能损坏资料，因此暂不打开。资料没有丢失。请至少腾出 ${mb(f.neededBytes)} 空间，然后重试。`,
  'storage/newer-version': () => '这些资料由更新版本的“据理”建立，本版本没有改动它们。请安装新版本后再打开。',
  'storage/nothing-to-undo': () => '没有可撤销的操作。',
  'storage/nothing-to-redo': () => '没有可重做的操作。',
  'storage/original-missing': () => '找不到这份文件保存的内容。再次导入同一个文件即可修复。',
  'storage/original-damaged': () => '这份文件保存的内容与导入时不一致。再次导入同一个文件即可修复。',
  'vault/unavailable': (f) =>
    `第二份副本暂时无法读写（${f.detail}）。第一份中的记录安然无恙。请检查磁盘是否已连接、是否有写入权限。`,
  'vault/full': () => '存放第二份副本的磁盘已满。第一份中的记录安然无恙。请在该磁盘上腾出空间。',
  'vault/in-use': () =>
    '这台电脑上还有一个据理在运行（使用另一个用户配置），正在写入第二份副本。第一份中的记录安然无恙。请关闭那一个。',
  'vault/newer-version': () => '第二份副本由更新版本的据理创建，程序未作任何改动。请安装新版本。',
  'vault/not-a-vault': (f) => `第二份副本的文件夹里不是据理的副本（${f.detail}），程序未作任何改动。`,
  'vault/damaged': (f) =>
    `第二份记录从第 ${f.seq} 条起已损坏，而第一份没有那么长。程序不会覆盖任何内容，请向我们报告。`,
  'vault/forked': (f) => `两份记录从第 ${f.seq} 条起内容不一致。为保护两份数据，已停止写入。`,
  'vault/original-missing': () => '找不到此文件的第二份副本。',
  'vault/original-damaged': () => '此文件的第二份副本已被改动，已另行存放。',
  'vault/not-allowed': (f) =>
    `请重新允许浏览器使用文件夹“${f.folder}”，第二份副本才会继续写入。在此之前，新内容只有一份。`,
  'vault/folder-missing': (f) =>
    `存放第二份副本的文件夹“${f.folder}”或其中的内容已不存在。请把它放回原处或连接所在的磁盘，也可以在设置中另选文件夹。`,
  'vault/in-other-window': () =>
    '第二份副本正由本浏览器的另一个标签页或窗口使用，这里的新内容也由它写入。同一时间只能有一个页面使用。',
  'folder/other-records': (f) =>
    `文件夹“${f.folder}”中的第二份副本属于另一套记录，不是此浏览器中的记录，程序未作任何改动。请另选文件夹。`,
  'folder/nothing-there': (f) => `文件夹“${f.folder}”中没有第二份副本，其中的内容没有改动。`,
  'folder/occupied': (f) =>
    `您所选的文件夹中已有“${f.folder}”，但它不是第二份副本，程序未作任何改动。请另选文件夹。`,
  'folder/ahead': (f) =>
    `这个浏览器丢失了最新的记录：第二份副本${f.folder === undefined ? '' : `（文件夹“${f.folder}”）`}中有第 ${f.seq} 条，这里已经没有。为免两份从此各走各路，核对之前不会打开记录。${
      {
        'not-allowed': '请重新允许使用该文件夹，丢失的内容即可找回。',
        'in-other-window': '第二份副本正由本浏览器的另一个标签页或窗口使用。请在那里继续，或将其关闭后重试。',
        away: '请把文件夹放回原处或连接所在的磁盘，然后重试，丢失的内容即可找回。',
        forgotten: '浏览器也已不知道文件夹在哪里。请重新选择，丢失的内容即可找回。',
      }[f.reason]
    }`,
  'folder/forgotten': (f) =>
    `这个浏览器中的记录已经丢失，但您的记录在文件夹“${f.folder}”中另有一份。请重新选择这个文件夹，即可找回。`,
  'folder/not-given': (f) =>
    `没有允许浏览器使用文件夹“${f.folder}”，第二份副本暂时不能继续。请再试一次，并在浏览器询问时选择允许。如果浏览器不再询问，请点击网址左侧的图标，允许本页面编辑文件。`,
  'folder/refused': (f) => `浏览器不允许本页面使用此文件夹（${f.detail}）。请另选文件夹。`,
  'backup/not-there': (f) => `备份不在 ${f.folder}。请连接该磁盘，或另选文件夹。没有写入任何内容。`,
  'backup/not-a-backup': (f) => `${f.folder} 中没有备份，其中的内容没有改动。`,
  'backup/same-place': (f) =>
    `${f.folder} 是据理自己存放第二份副本的地方。请另选文件夹，最好在另一个磁盘上。`,
  'backup/newer-version': (f) => `${f.folder} 中的备份由更新版本的据理制作，程序未作任何改动。请安装新版本。`,
  'backup/other-records': (f) =>
    `${f.folder} 中的备份属于另一套记录，不是本机的记录，程序未作任何改动。请另选文件夹。`,
  'backup/ahead': (f) => `${f.folder} 中的备份比本机的记录更新，程序未作任何改动。请为本机的记录另选文件夹。`,
  'backup/forked': (f) =>
    `${f.folder} 中的备份与本机的记录从第 ${f.seq} 条起不同：分开之后，两边都有改动。程序未作任何改动。请为本机的记录另选文件夹。`,
  'backup/damaged': (f) =>
    `${f.folder} 中的备份从第 ${f.seq} 条起无法读取，其内容可能多于本机。程序未作任何改动。请另选文件夹。`,
  'backup/full': (f) =>
    f.freeBytes === undefined
      ? `${f.folder} 所在磁盘已满。已复制的部分完好；请腾出空间后重新开始。`
      : `${f.folder} 所在磁盘空间不足：需要 ${mb(f.neededBytes)}，可用 ${mb(f.freeBytes)}。`,
  'backup/unavailable': (f) =>
    `无法读写 ${f.folder}（${f.detail}）。请检查磁盘是否已连接、是否处于写保护状态。已复制的部分完好。`,
  'backup/not-empty': () =>
    '本机已有记录。为避免混在一起，只有在没有记录时才能从备份恢复。程序未作任何改动。',
  'backup/busy': () => '正在备份或恢复，请等它结束。',
  'trash/not-there': () => '它已不在回收站中，可能已经恢复。',
  'trash/case-removed': ({ title }) => `它所属的案件“${title}”也在回收站中，请先恢复该案件。`,
  'trash/on-hold': ({ title }) =>
    `案件“${title}”已保全，其中的内容不能彻底删除。确认可以解除时，请先解除保全。`,
  'trash/no-room-to-delete': ({ freeBytes }) =>
    `磁盘只剩 ${mb(freeBytes)}，此时删除可能损坏全部记录，因此没有删除。请先清空系统回收站或移走大文件，腾出空间。`,
  'import/unreadable': (f) => `“${f.fileName}”无法读取（${f.detail}），没有导入；其余文件不受影响。`,
  'import/cancelled': (f) => `已取消。${f.total} 个文件中已保存 ${f.kept} 个，其余没有导入。`,
  'bundle/no-exhibits': () => '请至少选择一份证据。',
  'bundle/password-refused': () =>
    '这个密码不能用：长度须在 1 到 127 字节之间（约 40 个汉字），且不能含有控制字符。',
  'bundle/cannot-sign': ({ reason, detail }) =>
    `证据册未能签名，因此没有制作。${whyNotSigned(reason, detail)}`,
  'bundle/cannot-reopen': ({ fileName, reason }) => whyNotReopened(reason, fileName),
  'bundle/cancelled': () => '已取消，没有生成文件。',
  'bundle/original-altered': (f) => `“${f.fileName}”的内容与导入时不一致，没有生成证据册。`,
  'bundle/original-unreadable': (f) => `“${f.fileName}”无法读取（${f.detail}），没有生成证据册。`,
  'bundle/too-large': (f) =>
    `证据册将达 ${mb(f.bytes)}，阅读软件最多能打开 ${mb(f.limit)}。请不附原始文件，或减少证据。`,
  'bundle/verification-failed': (f) =>
    `证据册生成后回读核对，与方案不符。${bundleChecks[f.check]}（${f.where}）：应为“${f.expected}”，实为“${f.found}”。该文件已丢弃，请反馈此问题。`,
  'handover/cancelled': () => '已取消，没有生成任何文件。',
  'handover/case-changed': () =>
    '制作期间案件有改动：证据册中的一份证据已不在案件里。没有生成任何文件，请再试一次。',
  'handover/contradicts': (f) =>
    `制作完成后读回核对，其中的“${f.fileName}”与应有的内容不符，已丢弃。请再试一次；若再次出现，请反馈此问题。`,
  'handover/case-file-refused': ({ fileName, fault, where }) =>
    `“${fileName}”没有打开：${caseFileFaults[fault](shortened(where))}没有添加任何内容。`,
  'timestamp/not-an-answer': (f) =>
    `“${f.fileName}”不是时间戳机构的回执。请选择该请求收到的回执文件（.tsr）。`,
  'timestamp/refused': (f) => `时间戳机构拒绝了请求（状态 ${f.detail}）。请向其询问原因，或换一家机构。`,
  'timestamp/other-hash': (f) =>
    `“${f.fileName}”是另一份内容的时间戳，所载哈希值为 ${f.found.slice(0, 16)}…。请选择这份资料包的请求所得的回执。`,
  'shell/cannot-write': (f) => `“${f.fileName}”写入失败（${f.detail}）。请换一个文件夹。`,
  'ipc/untrusted-sender': () => '已拒绝来自未知页面的请求。',
  'ipc/bad-arguments': (f) => `程序内部请求有误（${f.channel}），请反馈此问题。`,
  'ipc/unexpected': (f) => `发生意外错误（${f.channel}：${f.detail}），请反馈此问题。`,
  'rule/required': () => '请填写此项。',
  'rule/not-a-date': () => '日期格式不对，请按 2025-05-10 填写。',
  'rule/not-a-time': () => '时间格式不对，请按 14:03 填写。',
  'rule/not-an-amount': () => '金额格式不对，请按 3980.00 填写。',
  'rule/range-reversed': () => '结束日期早于开始日期。',
}

/** Facts of a certificate in words. */
const whyNotSigned = (reason: SigningReason, detail: string): string =>
  ({
    'wrong-password': '密码不对，打不开这个证书文件。',
    'not-a-key-file': '这不是可用于签名的证书文件（.p12 或 .pfx），或者文件已损坏。',
    'no-key': '证书文件里没有私钥，或者私钥与证书不匹配。',
    expired: `证书已于 ${detail.slice(0, 10)} 到期，请向签发机构申请新证书。`,
    'not-yet-valid': `证书从 ${detail.slice(0, 10)} 起才有效，请检查本机日期。`,
    unsupported: `暂不支持这种密钥或加密方式（${detail}）。可用的有 RSA 以及 P-256、P-384、P-521 曲线。`,
  })[reason]

const whyNotReopened = (reason: ReopenReason, name: string): string =>
  ({
    'not-a-pdf': `“${name}”不是 PDF 文件，请选择证据册的 PDF。`,
    'other-program': `“${name}”不是据理制作的。只有据理制作的证据册才能重新读取。`,
    rewritten: `“${name}”自称由据理制作，但已被其他程序改动并另存，不再是当初生成的文件。请索取原来的文件。`,
    'no-record': `“${name}”由旧版据理制作，那时的证据册不能重新读取。`,
    newer: `“${name}”由更新版本的据理制作，请安装新版本后读取。`,
    damaged: `“${name}”已损坏或不完整，请重新索取该文件。`,
    password: `“${name}”设有密码，请输入密码。`,
    'wrong-password': `密码不对，打不开“${name}”。`,
  })[reason]
