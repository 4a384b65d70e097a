/** What a bundle says of archival standards. Printed in the annex and shown with the plan. */
export const conformance = {
  heading: 'Archival standard',
  claimed: (rules: number) =>
    `This file claims PDF/A-3u (ISO 19005-3, for long-term archiving) and PDF/UA-1 (ISO 14289-1, for readers who cannot see). Before it was handed over it was read again and ${rules} of the rules of these standards were checked. No outside body has certified it.`,
  notClaimed:
    'This file is a PDF 1.7. It is built like a PDF/A-3u and PDF/UA-1 file but does not claim to be one: pages taken over from the exhibits below break rules of these standards. They are shown as they are.',
  encrypted:
    'This file is protected by a password. PDF/A does not allow that, so no archival standard is claimed.',
  rasterised:
    'So that the claim can stand, these pages are shown as images of 300 dots an inch with their text kept searchable. The originals are unchanged.',
  exhibit: 'Exhibit',
  pages: 'Pages of the file',
  reason: 'Reason',
  separator: '; ',
  obstacles: {
    fonts: 'a font is not embedded, or not as the standard asks',
    unicode: 'characters that no program can turn into text',
    glyphs: 'characters for which the font has no sign',
    colours: 'colours without a profile, such as CMYK',
    packing: 'data packed with a method that is not allowed (LZW)',
    transparency: 'transparency or print settings that are not allowed',
    images: 'images of a kind that is not allowed or was not examined',
    content: 'drawing instructions that are not allowed',
    unexamined: 'the page could not be examined',
  },
  planClaimed: 'PDF/A-3u and PDF/UA-1',
  planEncrypted: 'ordinary PDF: PDF/A does not allow a password',
  planNotClaimed: 'ordinary PDF: some pages taken over break the rules of PDF/A',
  planExhibit: (label: string, pages: string, reason: string) => `${label}, pages ${pages}: ${reason}`,
  rasterise: 'Show these pages as images',
  rasteriseHint:
    '300 dots an inch, their text stays searchable. The bundle can then claim PDF/A; it takes longer and gets larger.',
  compactHeading: 'Pictures on the pages',
  compacted: (count: string, dpi: number, quality: number) =>
    `Pictures made smaller for the pages: ${count}. At the size at which they are placed they had more than ${dpi} dots an inch and are shown with ${dpi}; photographs and other JPEG files as JPEG of quality ${quality} of 100, the rest without loss. The originals are unchanged, and those attached are the exact files.`,
  compactSwitch: 'Make pictures smaller on the pages',
  compactHint:
    'At most 300 dots an inch, photographs as JPEG of quality 85. Good for print and a much smaller file. Attached originals stay exactly as they are.',
}
