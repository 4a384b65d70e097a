import { encode } from 'uqr'
import type { JournalHead } from '#shared/core/journal/commit.ts'
import type { Block } from '../paginate/block.ts'
import type { Box, Colour } from '../render/document-model.ts'

/** Points; a module of it is then about 0.6 mm, which a phone reads from a print. */
export const journalCodeSize = 60
const black: Colour = [0, 0, 0]

/** What the code says: `RECOURSE:<row>:<SHA-256>`, in the capitals that make the smallest code. */
export const journalCodeText = ({ seq, hash }: JournalHead): string => `RECOURSE:${seq}:${hash}`.toUpperCase()

/**
 * The journal head as a QR code (ISO/IEC 18004, level M) at the right edge, hanging from where it stands: nobody types 64
 * digits. The same is printed as text, so it is decoration to a reader of the page's text.
 */
export function journalCode(head: JournalHead, right: number): Block {
  const { data, size } = encode(journalCodeText(head), { ecc: 'M', border: 0 })
  const module = journalCodeSize / size
  return {
    height: 0,
    before: 0,
    keepWithNext: true,
    draw: (top) => ({
      ops: darkRuns(data).map(({ row, from, until }) => {
        const box: Box = {
          x: right - journalCodeSize + from * module,
          y: top - (row + 1) * module,
          width: (until - from) * module,
          height: module,
        }
        return { op: 'rect', box, fill: black } as const
      }),
      marks: [],
    }),
  }
}

interface Run {
  readonly row: number
  readonly from: number
  readonly until: number
}

/** Dark modules beside each other as one: fewer shapes, and no hairlines between them. */
function darkRuns(modules: readonly (readonly boolean[])[]): readonly Run[] {
  return modules.flatMap((cells, row) =>
    cells.flatMap((isDark, from) => {
      if (!isDark || cells[from - 1] === true) return []
      const end = cells.indexOf(false, from)
      return [{ row, from, until: end < 0 ? cells.length : end }]
    }),
  )
}
