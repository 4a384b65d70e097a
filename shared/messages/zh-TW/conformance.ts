import type { conformance as en } from '../en/conformance.ts'

export const conformance: typeof en = {
  heading: '典藏標準',
  claimed: (rules) =>
    `本檔案聲明符合 PDF/A-3u（ISO 19005-3，長期典藏）與 PDF/UA-1（ISO 14289-1，無障礙閱讀）。交付前已重新讀取，並依上述標準核對其中 ${rules} 項規則。未經外部機構認證。`,
  notClaimed:
    '本檔案為 PDF 1.7。其結構依 PDF/A-3u 與 PDF/UA-1 製作，但不聲明符合：下列證據的原頁面不符上述標準的規則，現依原樣收錄。',
  encrypted: '本檔案設有密碼。PDF/A 不允許加密，故不聲明符合典藏標準。',
  rasterised: '為符合上述標準，下列頁面以 300 dpi 影像收錄，文字仍可搜尋。原始檔案未經更動。',
  exhibit: '證據',
  pages: '檔案頁碼',
  reason: '原因',
  separator: '；',
  obstacles: {
    fonts: '字型未內嵌，或內嵌方式不符標準',
    unicode: '部分字元無法還原為文字',
    glyphs: '部分字元在字型中沒有字符',
    colours: '顏色沒有色彩描述檔（如 CMYK）',
    packing: '採用標準不允許的壓縮方式（LZW）',
    transparency: '採用標準不允許的透明效果或印刷設定',
    images: '影像類型不被允許或未能檢查',
    content: '含有標準不允許的繪圖指令',
    unexamined: '頁面無法檢查',
  },
  planClaimed: 'PDF/A-3u、PDF/UA-1',
  planEncrypted: '一般 PDF：PDF/A 不允許設密碼',
  planNotClaimed: '一般 PDF：部分原頁面不符 PDF/A 規則',
  planExhibit: (label, pages, reason) => `${label}第 ${pages} 頁：${reason}`,
  rasterise: '將這些頁面轉為影像',
  rasteriseHint: '300 dpi，文字仍可搜尋，證據冊即可聲明符合 PDF/A；耗時較久，檔案較大。',
  compactHeading: '頁面上的圖片',
  compacted: (count, dpi, quality) =>
    `按版面尺寸計算，本冊有 ${count} 張圖片超過每英寸 ${dpi} 點。頁面上以每英寸 ${dpi} 點顯示：相片和其他 JPEG 檔案存為品質 ${quality}（滿分 100）的 JPEG，其餘無損儲存。原件未作任何更動，所附原件仍是原來的檔案。`,
  compactSwitch: '縮小頁面上的圖片',
  compactHint: '最高每英寸 300 點，相片存為品質 85 的 JPEG：足夠列印，檔案小得多。所附原件保持原樣。',
}
