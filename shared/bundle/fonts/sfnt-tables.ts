/** The tables of an OpenType file by tag, as views into it. */
export function tablesOf(font: Uint8Array): ReadonlyMap<string, DataView> {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength)
  const tables = new Map<string, DataView>()
  for (let index = 0; index < view.getUint16(4); index++) {
    const at = 12 + index * 16
    const tag = String.fromCharCode(...font.subarray(at, at + 4))
    tables.set(
      tag,
      new DataView(font.buffer, font.byteOffset + view.getUint32(at + 8), view.getUint32(at + 12)),
    )
  }
  return tables
}

/** One table. @throws when the font has none. */
export function tableOf(font: Uint8Array, tag: string): DataView {
  const table = tablesOf(font).get(tag)
  if (!table) throw new Error(`the font has no ${tag} table`)
  return table
}

/** A table's bytes, for embedding. */
export const bytesOf = (table: DataView): Uint8Array =>
  new Uint8Array(table.buffer, table.byteOffset, table.byteLength)
