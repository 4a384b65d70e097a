import { PDFBool, type PDFDict, PDFName } from 'pdf-lib'
import { isName, type Operand } from './content-operations.ts'
import type { ColourExaminer } from './examine-colour.ts'
import { key, labelOf, type Reader } from './pdf-objects.ts'
import type { Findings } from './rules.ts'

const intents = new Set(['AbsoluteColorimetric', 'RelativeColorimetric', 'Saturation', 'Perceptual'])

/** An image and its masks (ISO 19005-3, 6.2.8). JPEG 2000 has rules of its own that are not looked into: it is none of ours. */
export async function examineImage(
  dict: PDFDict,
  resources: PDFDict | undefined,
  where: string,
  colours: ColourExaminer,
  reader: Reader,
  findings: Findings,
): Promise<void> {
  const interpolate = await reader.objects.resolve(key(dict, 'Interpolate'))
  const isPlain =
    key(dict, 'Alternates') === undefined && key(dict, 'OPI') === undefined && interpolate !== PDFBool.True
  findings.must(isPlain, 'A 6.2.8.1', where)
  const intent = key(dict, 'Intent')
  if (intent) findings.must(intents.has((await reader.name(intent)) ?? ''), 'A 6.2.6', where)
  for (const filter of await filtersOf(dict, reader))
    findings.must(filter !== 'JPXDecode', 'A 6.2.8.3', where)
  const space = key(dict, 'ColorSpace')
  if (space) await colours.space(space, resources, where)
  const mask = key(dict, 'SMask')
  const soft = await reader.dict(mask)
  if (soft) await examineImage(soft, resources, labelOf(mask, where), colours, reader, findings)
}

/** Filters of a stream, without the slash. */
export async function filtersOf(dict: PDFDict, reader: Reader): Promise<readonly string[]> {
  const filter = key(dict, 'Filter')
  const names: string[] = []
  for (const item of (await reader.array(filter)) ?? [filter]) {
    const name = await reader.name(item)
    if (name !== undefined) names.push(name)
  }
  return names
}

/** An image inside the content: keys may be abbreviated (ISO 32000-1, 8.9.7). */
export async function examineInlineImage(
  image: ReadonlyMap<string, Operand>,
  resources: PDFDict | undefined,
  where: string,
  colours: ColourExaminer,
  findings: Findings,
): Promise<void> {
  const filter = image.get('F') ?? image.get('Filter')
  const filters = Array.isArray(filter) ? filter : [filter]
  for (const item of filters)
    if (isName(item)) findings.must(!['LZW', 'LZWDecode', 'Crypt'].includes(item.name), 'A 6.1.10', where)
  findings.must((image.get('I') ?? image.get('Interpolate')) !== true, 'A 6.2.8.1', where)
  const space = image.get('CS') ?? image.get('ColorSpace')
  if (!isName(space)) return
  const name =
    { G: 'DeviceGray', RGB: 'DeviceRGB', CMYK: 'DeviceCMYK', I: 'Pattern' }[space.name] ?? space.name
  await (name.startsWith('Device')
    ? colours.space(PDFName.of(name), resources, where)
    : colours.named(name, resources, where))
}
