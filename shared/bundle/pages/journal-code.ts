import { encode } from 'uqr'
import type { JournalHead } from '#shared/core/journal/commit.ts'
import type { Block } from '../paginate/block.ts'
import type { Box, Colour } from '../render/document-model.ts'

/** Points; of its 41 modules each is then 0.57 mm, which a phone reads from a print. Below it four stay white. */
export const journalCodeSize = 66
const black: Colour = [0, 0, 0]

/** What a cover prints of the journal. */
export interface PrintedAnchor {
  readonly head: JournalHead
  readonly caseRoot: string
}

/**
 * What the code says: `RECOURSE:<row>:<SHA-256>:<case root>`, in the capitals that make the smallest code. Bundles of earlier
 * programs end it behind the SHA-256: whoever reads codes takes both.
 */
export const journalCodeText = ({ head, caseRoot }: PrintedAnchor): string =>
  `RECOURSE:${head.seq}:${head.hash}:${caseRoot}`.toUpperCase()

/**
 * Journal head and case root as a QR code (ISO/IEC 18004, level M) at the right edge, hanging from where it stands: nobody
 * types 128 digits. The same is printed as text, so it is decoration to a reader of the page's text.
 */
export function journalCode(anchor: PrintedAnchor, right: number): Block {
  const { data, size } = encode(journalCodeText(anchor), { ecc: 'M', border: 0 })
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
