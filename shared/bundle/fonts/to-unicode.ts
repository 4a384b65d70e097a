const hex4 = (unit: number): string => unit.toString(16).padStart(4, '0')

/** UTF-16BE in hexadecimal, as CMaps and text strings have it. */
export function utf16Hex(text: string): string {
  let hex = ''
  for (let index = 0; index < text.length; index++) hex += hex4(text.charCodeAt(index))
  return hex
}

/** A ToUnicode CMap (ISO 32000-1, 9.10.3): 100 pairs a block is the most a CMap may have. */
export function toUnicodeCMap(pairs: readonly (readonly [cid: number, text: string])[]): string {
  const blocks: string[] = []
  for (let start = 0; start < pairs.length; start += 100) {
    const block = pairs.slice(start, start + 100)
    const rows = block.map(([cid, text]) => `<${hex4(cid)}> <${utf16Hex(text)}>`)
    blocks.push(`${block.length} beginbfchar\n${rows.join('\n')}\nendbfchar`)
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
${blocks.join('\n')}
endcmap
CMapName currentdict /CMap defineresource pop
end
end
`
}
