import { contentOperations, isName } from '../conformance/content-operations.ts'

/**
 * Page content without its own tags. In a bundle the whole page is one figure; tags and decoration of another document's
 * structure inside it would lead nowhere (ISO 14289-1, 7.1). Layers (/OC) and replacement texts stay.
 */
export function untaggedContent(content: Uint8Array): Uint8Array {
  const kept: Uint8Array[] = []
  const isDropped: boolean[] = []
  let at = 0
  const drop = (from: number, to: number) => {
    kept.push(content.subarray(at, from), Uint8Array.of(0x0a))
    at = to
  }
  for (const { operator, operands, from, to } of contentOperations(content)) {
    if (operator === 'BMC' || operator === 'BDC') {
      const [tag, properties] = operands
      const isLayer = isName(tag) && tag.name === 'OC'
      const says = properties instanceof Map && (properties.has('ActualText') || properties.has('Lang'))
      const drops = !isLayer && !(says && isName(tag) && tag.name === 'Span' && !properties.has('MCID'))
      isDropped.push(drops)
      if (drops) drop(from, to)
    } else if (operator === 'EMC') {
      // an end without a beginning goes too
      if (isDropped.pop() ?? true) drop(from, to)
    } else if (operator === 'MP' || operator === 'DP') drop(from, to)
  }
  kept.push(content.subarray(at))
  const whole = new Uint8Array(kept.reduce((sum, { length }) => sum + length, 0))
  let end = 0
  for (const piece of kept) {
    whole.set(piece, end)
    end += piece.length
  }
  return whole
}
