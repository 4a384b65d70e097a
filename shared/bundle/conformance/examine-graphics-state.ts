import type { PDFDict, PDFObject } from 'pdf-lib'
import { key, type Reader } from './pdf-objects.ts'
import type { Findings } from './rules.ts'

const blendModes = new Set(
  (
    'Normal Compatible Multiply Screen Overlay Darken Lighten ColorDodge ColorBurn HardLight SoftLight Difference ' +
    'Exclusion Hue Saturation Color Luminosity'
  ).split(' '),
)

/** An /ExtGState (ISO 19005-3, 6.2.5 and 6.2.10). Gives the form of its soft mask, which is content to look at. */
export async function examineGraphicsState(
  dict: PDFDict,
  where: string,
  reader: Reader,
  findings: Findings,
): Promise<PDFObject | undefined> {
  findings.must(key(dict, 'TR') === undefined && key(dict, 'HTP') === undefined, 'A 6.2.5', where)
  const transfer = key(dict, 'TR2')
  findings.must(transfer === undefined || (await reader.name(transfer)) === 'Default', 'A 6.2.5', where)
  const halftone = await reader.dict(key(dict, 'HT'))
  if (halftone) {
    const type = await reader.number(key(halftone, 'HalftoneType'))
    findings.must((type === 1 || type === 5) && key(halftone, 'HalftoneName') === undefined, 'A 6.2.5', where)
  }
  const mode = key(dict, 'BM')
  if (mode) {
    const names = (await reader.array(mode)) ?? [mode]
    for (const name of names)
      findings.must(blendModes.has((await reader.name(name)) ?? ''), 'A 6.2.10', where)
  }
  return key(await reader.dict(key(dict, 'SMask')), 'G')
}
