/** Signed 15.16 fixed point, the number of ICC profiles. */
const fixed = (value: number): number => Math.round(value * 65_536)
const typed = (type: string, words: readonly number[]): Uint8Array => {
  const bytes = new Uint8Array(8 + words.length * 4)
  const view = new DataView(bytes.buffer)
  ascii(bytes, 0, type)
  words.forEach((word, index) => view.setInt32(8 + index * 4, word))
  return bytes
}
function ascii(bytes: Uint8Array, at: number, text: string): void {
  for (let index = 0; index < text.length; index++) bytes[at + index] = text.charCodeAt(index)
}

/** ICC.1:2010, 10.13: one text, in American English. */
function localised(text: string): Uint8Array {
  const bytes = new Uint8Array(28 + text.length * 2)
  const view = new DataView(bytes.buffer)
  ascii(bytes, 0, 'mluc')
  view.setUint32(8, 1)
  view.setUint32(12, 12)
  ascii(bytes, 16, 'enUS')
  view.setUint32(20, text.length * 2)
  view.setUint32(24, 28)
  for (let index = 0; index < text.length; index++) view.setUint16(28 + index * 2, text.charCodeAt(index))
  return bytes
}

/**
 * sRGB (IEC 61966-2-1) as an ICC profile of version 4, made from its published numbers: primaries adapted to D50 by
 * Bradford's matrix, and the transfer curve as a formula. Half a kilobyte; nobody else's profile is shipped.
 */
export function srgbProfile(): Uint8Array {
  const xyz = (...values: readonly number[]) => typed('XYZ ', values.map(fixed))
  const chad = [
    1.0479298, 0.0229468, -0.0501922, 0.0296278, 0.9904344, -0.0170738, -0.0092431, 0.0150552, 0.7518743,
  ]
  // function type 3: Y = (aX + b)^g above d, cX below
  const curve = typed('para', [3 << 16, ...[2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045].map(fixed)])
  const tags: readonly (readonly [string, Uint8Array])[] = [
    ['desc', localised('sRGB')],
    ['cprt', localised('No copyright')],
    ['wtpt', xyz(0.9642029, 1, 0.8249054)],
    ['chad', typed('sf32', chad.map(fixed))],
    ['rXYZ', xyz(0.4360657, 0.2224884, 0.013916)],
    ['gXYZ', xyz(0.3851471, 0.7168732, 0.0970764)],
    ['bXYZ', xyz(0.1430664, 0.0606079, 0.7140961)],
    ['rTRC', curve],
    ['gTRC', curve],
    ['bTRC', curve],
  ]
  const places = new Map<Uint8Array, number>()
  let end = 128 + 4 + tags.length * 12
  for (const [, data] of tags) {
    if (places.has(data)) continue
    places.set(data, end)
    end += (data.length + 3) & ~3
  }

  const profile = new Uint8Array(end)
  const view = new DataView(profile.buffer)
  view.setUint32(0, end)
  view.setUint32(8, 0x0440_0000)
  ascii(profile, 12, 'mntrRGB XYZ ')
  // a profile must be dated; this is the day of ICC.1:2010
  ;[2010, 12, 1].forEach((part, index) => view.setUint16(24 + index * 2, part))
  ascii(profile, 36, 'acsp')
  ;[0.9642029, 1, 0.8249054].forEach((part, index) => view.setInt32(68 + index * 4, fixed(part)))
  view.setUint32(128, tags.length)
  tags.forEach(([name, data], index) => {
    const at = 132 + index * 12
    const place = places.get(data) ?? 0
    ascii(profile, at, name)
    view.setUint32(at + 4, place)
    view.setUint32(at + 8, data.length)
    profile.set(data, place)
  })
  return profile
}
