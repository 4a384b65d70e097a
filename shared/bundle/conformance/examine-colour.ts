import { PDFArray, type PDFDict, PDFName, type PDFObject } from 'pdf-lib'
import { key, labelOf, type Reader } from './pdf-objects.ts'
import type { Findings } from './rules.ts'

const largestProfile = 8 * 1024 * 1024
const deepest = 8
/** ICC.1:2010, 7.2.5 and 7.2.6: which classes and colours ISO 19005-3, 6.2.4.2 lets in. */
const classes = new Set(['scnr', 'mntr', 'prtr', 'spac'])
const coloursOf: Readonly<Record<number, readonly string[]>> = {
  1: ['GRAY'],
  3: ['RGB ', 'Lab '],
  4: ['CMYK'],
}
const deviceColours: Readonly<Record<string, string>> = {
  G: 'DeviceGray',
  RGB: 'DeviceRGB',
  CMYK: 'DeviceCMYK',
}

/**
 * Colours as ISO 19005-3, 6.2.4 has them. Our output intent is sRGB: grey and RGB of a device are those of the intent,
 * CMYK of a device is nobody's.
 */
export class ColourExaminer {
  private readonly reader: Reader
  private readonly findings: Findings
  private readonly profiles = new Set<string>()

  constructor(reader: Reader, findings: Findings) {
    this.reader = reader
    this.findings = findings
  }

  /** A colour of the device itself; /DefaultCMYK may give it a meaning. */
  async device(name: string, resources: PDFDict | undefined, where: string): Promise<void> {
    if (name !== 'DeviceCMYK') return
    const spaces = await this.reader.dict(key(resources, 'ColorSpace'))
    this.findings.must(key(spaces, 'DefaultCMYK') !== undefined, 'A 6.2.4.3', where)
  }

  /** A colour space that content calls by name. */
  async named(name: string, resources: PDFDict | undefined, where: string): Promise<void> {
    if (name.startsWith('Device')) return this.device(name, resources, where)
    if (name === 'Pattern') return
    const found = key(await this.reader.dict(key(resources, 'ColorSpace')), name)
    this.findings.must(found !== undefined, 'A 6.2.2', `${where} /${name}`)
    await this.space(found, resources, where)
  }

  /** A colour space as an object: a name, or an array of a family with its parameters. */
  async space(
    value: PDFObject | undefined,
    resources: PDFDict | undefined,
    where: string,
    depth = 0,
  ): Promise<void> {
    const found = await this.reader.objects.resolve(value)
    if (found instanceof PDFName) {
      const name = found.decodeText()
      await this.device(deviceColours[name] ?? name, resources, where)
      return
    }
    if (!(found instanceof PDFArray) || depth > deepest) return
    const [family, first, second] = found.asArray()
    switch ((await this.reader.name(family)) ?? '') {
      case 'ICCBased':
        await this.profile(first, where)
        return
      case 'Indexed':
      case 'I':
      case 'Pattern':
        await this.space(first, resources, where, depth + 1)
        return
      case 'Separation':
      case 'DeviceN':
        await this.space(second, resources, where, depth + 1)
        return
      case 'DeviceCMYK':
      case 'CMYK':
        await this.device('DeviceCMYK', resources, where)
        return
      default:
    }
  }

  private async profile(value: PDFObject | undefined, where: string): Promise<void> {
    const label = labelOf(value, where)
    if (this.profiles.has(label)) return
    this.profiles.add(label)
    const stream = await this.reader.objects.stream(value)
    const components = await this.reader.number(key(stream?.dict, 'N'))
    const bytes = await stream?.bytes(largestProfile).catch(() => undefined)
    this.findings.must(isProfile(bytes, components ?? 0), 'A 6.2.4.2', label)
  }
}

/** Is this an ICC profile of version 2 or 4 for so many components? */
export function isProfile(bytes: Uint8Array | undefined, components: number): boolean {
  if (!bytes || bytes.length < 128) return false
  const text = (at: number) => String.fromCharCode(...bytes.subarray(at, at + 4))
  const version = bytes[8] ?? 0
  return (
    text(36) === 'acsp' &&
    version <= 4 &&
    classes.has(text(12)) &&
    (coloursOf[components]?.includes(text(16)) ?? false)
  )
}
