import { PDFArray, PDFDict, PDFName, PDFNumber } from 'pdf-lib'

/** The numbers that say how rows were predicted (ISO 32000-1, table 8). */
interface Prediction {
  readonly predictor: number
  readonly colours: number
  readonly bits: number
  readonly columns: number
}

/** Takes back the predictors of an unpacked stream. @throws RangeError for numbers that no row can have. */
export function withoutPrediction(dict: PDFDict, bytes: Uint8Array): Uint8Array {
  const parameters = dict.context.lookup(dict.get(PDFName.of('DecodeParms')))
  const found = parameters instanceof PDFArray ? parameters.lookup(parameters.size() - 1) : parameters
  if (!(found instanceof PDFDict)) return bytes
  const number = (name: string, otherwise: number): number => {
    const value = found.context.lookup(found.get(PDFName.of(name)))
    return value instanceof PDFNumber ? value.asNumber() : otherwise
  }
  const prediction: Prediction = {
    predictor: number('Predictor', 1),
    colours: number('Colors', 1),
    bits: number('BitsPerComponent', 8),
    columns: number('Columns', 1),
  }
  return prediction.predictor < 10 ? bytes : unfiltered(bytes, prediction)
}

/** PNG's filters: the first byte of a row says which. */
function unfiltered(bytes: Uint8Array, { colours, bits, columns }: Prediction): Uint8Array {
  const width = Math.ceil((colours * bits * columns) / 8)
  if (!Number.isInteger(width) || width < 1 || width > 1_000_000) throw new RangeError('rows of no width')
  const step = Math.max(1, Math.floor((colours * bits) / 8))
  const rows = Math.floor(bytes.length / (width + 1))
  const plain = new Uint8Array(rows * width)
  for (let row = 0; row < rows; row++) {
    const filter = bytes[row * (width + 1)] ?? 0
    for (let column = 0; column < width; column++) {
      const to = row * width + column
      const left = column >= step ? (plain[to - step] ?? 0) : 0
      const up = row > 0 ? (plain[to - width] ?? 0) : 0
      const corner = row > 0 && column >= step ? (plain[to - width - step] ?? 0) : 0
      const added = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0
      plain[to] = (bytes[row * (width + 1) + 1 + column] ?? 0) + added
    }
  }
  return plain
}

function paeth(left: number, up: number, corner: number): number {
  const estimate = left + up - corner
  const [a, b, c] = [Math.abs(estimate - left), Math.abs(estimate - up), Math.abs(estimate - corner)]
  return a <= b && a <= c ? left : b <= c ? up : corner
}
