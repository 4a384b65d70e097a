const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (sign) => sign.charCodeAt(0))

/**
 * A file with both kinds of cross-references (ISO 32000-1, 7.5.8.4), as Word writes it: old readers see its table, in which
 * the array of the page's contents is free; readers of its cross-reference stream find it in an object stream.
 */
export function hybridPdf(): Uint8Array {
  let text = '%PDF-1.5\n%\xe2\xe3\xcf\xd3\n'
  const offsets: number[] = []
  const add = (number: number, body: string) => {
    offsets[number] = text.length
    text += `${number} 0 obj\n${body}\nendobj\n`
  }
  const stream = (dict: string, data: string) =>
    `<< ${dict} /Length ${data.length} >>\nstream\n${data}\nendstream`
  add(1, '<< /Type /Catalog /Pages 2 0 R >>')
  add(2, '<< /Type /Pages /Count 1 /Kids [ 3 0 R ] /MediaBox [ 0 0 200 200 ] >>')
  add(3, '<< /Type /Page /Parent 2 0 R /Resources << >> /Contents 5 0 R >>')
  add(4, stream('', '0.8 0 0 rg 20 20 100 100 re f'))
  add(6, stream('/Type /ObjStm /N 1 /First 4', '5 0 [ 4 0 R ]'))
  offsets[7] = text.length
  const rows = [2, 0, 6, 0].map((byte) => String.fromCharCode(byte)).join('')
  add(7, stream('/Type /XRef /Size 8 /W [ 1 2 1 ] /Index [ 5 1 ]', rows))
  const old = text.length
  const row = (number: number) =>
    offsets[number] === undefined
      ? '0000000000 65535 f \n'
      : `${String(offsets[number]).padStart(10, '0')} 00000 n \n`
  text += `xref\n0 8\n${[0, 1, 2, 3, 4, 5, 6, 7].map(row).join('')}trailer\n<< /Size 8 /Root 1 0 R >>\n`
  const start = text.length
  text += 'xref\n0 0\ntrailer\n'
  text += `<< /Size 8 /Root 1 0 R /Prev ${old} /XRefStm ${offsets[7]} >>\nstartxref\n${start}\n%%EOF\n`
  return latin1(text)
}

/** A later save: objects in front of all older ones of their number, by a table that leads on to the old one. */
export function savedAgain(
  file: Uint8Array,
  objects: Readonly<Record<number, string>>,
  root: string,
): Uint8Array {
  const old = Buffer.from(file).toString('latin1')
  const previous = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(old)?.[1] ?? '0'
  let text = old
  const rows = Object.entries(objects).map(([number, body]) => {
    const at = text.length
    text += `${number} 0 obj\n${body}\nendobj\n`
    return `${number} 1\n${String(at).padStart(10, '0')} 00000 n \n`
  })
  const start = text.length
  text += `xref\n${rows.join('')}trailer\n<< /Size 8 /Root ${root} /Prev ${previous} >>\nstartxref\n${start}\n%%EOF\n`
  return latin1(text)
}
