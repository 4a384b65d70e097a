/** Rows of a CSV (RFC 4180; comma, semicolon or tab, whichever the first line has most of). */
export function delimitedRows(text: string): readonly (readonly string[])[] {
  const [first = ''] = text.split(/\r?\n/, 1)
  const counts = [',', ';', '\t'].map((sign) => ({ sign, count: first.split(sign).length }))
  const delimiter = counts.reduce((best, next) => (next.count > best.count ? next : best)).sign
  const rows: string[][] = []
  let row: string[] = []
  let field = ''
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? ''
    if (quoted) {
      if (sign !== '"') field += sign
      else if (text[at + 1] === '"') {
        field += '"'
        at++
      } else quoted = false
    } else if (sign === '"' && field === '') quoted = true
    else if (sign === delimiter || sign === '\n') {
      row.push(field)
      field = ''
      if (sign !== '\n') continue
      rows.push(row)
      row = []
    } else if (sign !== '\r') field += sign
  }
  if (field !== '' || row.length > 0) rows.push([...row, field])
  return rows
}
