import type { conformance as en } from '../en/conformance.ts'

export const conformance: typeof en = {
  heading: '归档标准',
  claimed: (rules) =>
    `本文件声明符合 PDF/A-3u（ISO 19005-3，长期归档）和 PDF/UA-1（ISO 14289-1，无障碍阅读）。交付前已重新读取，并按上述标准核对其中 ${rules} 项规则。未经外部机构认证。`,
  notClaimed:
    '本文件为 PDF 1.7。其结构按 PDF/A-3u 和 PDF/UA-1 制作，但不声明符合：以下证据的原页面不符合上述标准的规则，现按原样收录。',
  encrypted: '本文件设有密码。PDF/A 不允许加密，故不声明符合归档标准。',
  rasterised: '为符合上述标准，下列页面以 300 dpi 图像收录，文字仍可检索。原始文件未作改动。',
  exhibit: '证据',
  pages: '文件页码',
  reason: '原因',
  separator: '；',
  obstacles: {
    fonts: '字体未嵌入，或嵌入方式不符合标准',
    unicode: '部分字符无法还原为文字',
    glyphs: '部分字符在字体中没有字形',
    colours: '颜色没有色彩特性文件（如 CMYK）',
    packing: '采用了标准不允许的压缩方式（LZW）',
    transparency: '采用了标准不允许的透明效果或印刷设置',
    images: '图像类型不被允许或未能检查',
    content: '含有标准不允许的绘图指令',
    unexamined: '页面无法检查',
  },
  planClaimed: 'PDF/A-3u、PDF/UA-1',
  planEncrypted: '普通 PDF：PDF/A 不允许设密码',
  planNotClaimed: '普通 PDF：部分原页面不符合 PDF/A 规则',
  planExhibit: (label, pages, reason) => `${label}第 ${pages} 页：${reason}`,
  rasterise: '将这些页面转为图像',
  rasteriseHint: '300 dpi，文字仍可检索，证据册即可声明符合 PDF/A；耗时较长，文件较大。',
  compactHeading: '页面上的图片',
  compacted: (count, dpi, quality) =>
    `按排版尺寸计算，本册有 ${count} 张图片超过每英寸 ${dpi} 点。页面上按每英寸 ${dpi} 点显示：照片和其他 JPEG 文件存为质量 ${quality}（满分 100）的 JPEG，其余无损保存。原件未作任何改动，所附原件仍是原来的文件。`,
  compactSwitch: '缩小页面上的图片',
  compactHint: '最高每英寸 300 点，照片存为质量 85 的 JPEG：足够打印，文件小得多。所附原件保持原样。',
}
