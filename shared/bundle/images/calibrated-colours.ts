import type { PngHeader } from './png-header.ts'

/** What /CalRGB and /CalGray say (ISO 32000-1, 8.6.5.2 and 8.6.5.3). */
export interface CalibratedColours {
  readonly whitePoint: readonly [number, number, number]
  /** The decoding exponent: light is the sample to its power. */
  readonly gamma: number
  /** Of red, green and blue, three numbers each. */
  readonly matrix: readonly number[]
}

/** gAMA of sRGB and of nearly all cameras and screens: no more is said by it than by nothing. */
const usualGamma = 45_455
const nearGamma = 1_500
/** White, red, green and blue of sRGB. */
const usual = [31_270, 32_900, 64_000, 33_000, 30_000, 60_000, 15_000, 6_000]
const nearPoint = 1_000

/** The colours of a PNG that says by measure what they are. Undefined where they are those of sRGB, or nonsense. */
export function calibratedColours({ gamma, chromaticities }: PngHeader): CalibratedColours | undefined {
  const points = chromaticities ?? usual
  const isUsualGamma = gamma === undefined || Math.abs(gamma - usualGamma) <= nearGamma
  const isUsualPoints = points.every((value, at) => Math.abs(value - (usual[at] ?? 0)) <= nearPoint)
  if (isUsualGamma && isUsualPoints) return undefined
  const exponent = 100_000 / (gamma ?? usualGamma)
  if (!(exponent > 0.2 && exponent < 10)) return undefined
  const [wx = 0, wy = 0, rx = 0, ry = 0, gx = 0, gy = 0, bx = 0, by = 0] = points.map(
    (value) => value / 100_000,
  )
  if ([wy, ry, gy, by].some((y) => y <= 0) || points.some((value) => value > 100_000)) return undefined
  const white = tristimulus(wx, wy)
  const [red, green, blue] = [tristimulus(rx, ry), tristimulus(gx, gy), tristimulus(bx, by)]
  const shares = solved(red, green, blue, white)
  if (!shares?.every((share) => share > 0 && Number.isFinite(share))) return undefined
  const matrix = [red, green, blue].flatMap((primary, at) =>
    primary.map((value) => value * (shares[at] ?? 0)),
  )
  return { whitePoint: white, gamma: exponent, matrix }
}

type Triple = readonly [number, number, number]

const tristimulus = (x: number, y: number): Triple => [x / y, 1, (1 - x - y) / y]

/** How much of each primary makes white (Cramer's rule). */
function solved(red: Triple, green: Triple, blue: Triple, white: Triple): Triple | undefined {
  const whole = determinant(red, green, blue)
  if (Math.abs(whole) < 1e-6) return undefined
  return [
    determinant(white, green, blue) / whole,
    determinant(red, white, blue) / whole,
    determinant(red, green, white) / whole,
  ]
}

const determinant = ([a, b, c]: Triple, [d, e, f]: Triple, [g, h, i]: Triple): number =>
  a * (e * i - f * h) - d * (b * i - c * h) + g * (b * f - c * e)
