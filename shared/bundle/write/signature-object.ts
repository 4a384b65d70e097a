import type { PDFRef } from 'pdf-lib'
import { joined } from '../security/ciphers.ts'
import { hexOf } from '../security/encryption.ts'
import type { Signer } from '../security/signer.ts'
import type { ByteOutput } from './byte-output.ts'

/** Who signs the file, and as which object. */
export interface SignatureField {
  /** The signature dictionary's number, which the field in the form names. */
  readonly ref: PDFRef
  readonly signer: Signer
  readonly signedAt: string
}

/** `2025-05-10T08:30:00.000Z` as `D:20250510083000Z`. */
export const pdfDateText = (instant: string): string => `D:${instant.slice(0, 19).replace(/[-:T]/g, '')}Z`

const encoder = new TextEncoder()
/** Room for the four numbers of /ByteRange: files up to 10^15 bytes. */
const rangeWidth = 4 * 16

/**
 * The signature dictionary of a PAdES signature (ETSI EN 319 142-1). It signs all of the file but the hole that holds the
 * signature itself; what follows it is short and known, so the file is still written front to back.
 */
export class SignatureObject {
  readonly length: number
  private readonly at: number
  private readonly beforeRange: string
  private readonly beforeHole: string
  private readonly signer: Signer
  private readonly end = '>>\nendobj\n'

  /** @param time the bytes of /M in hexadecimal, encrypted in a file that is. */
  constructor(number: number, at: number, time: string, signer: Signer) {
    this.at = at
    this.signer = signer
    this.beforeRange = `${number} 0 obj\n<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/M<${time}>/ByteRange[`
    this.beforeHole = ']/Contents'
    this.length = this.holeAt + this.holeLength + this.end.length - at
  }

  /** The object with its signature in place. `tail` is what follows it in the file. */
  async sealed(output: ByteOutput, tail: Uint8Array): Promise<Uint8Array> {
    const behind = this.holeAt + this.holeLength
    const rest = this.end.length + tail.length
    const range = `0 ${this.holeAt} ${behind} ${rest}`.padEnd(rangeWidth)
    const head = encoder.encode(this.beforeRange + range + this.beforeHole)
    const end = encoder.encode(this.end)
    const digest = await output.hashWith(joined(head, end, tail))
    const signature = await this.signer.sign(bytesOf(digest))
    const filled = hexOf(signature).padEnd(this.holeLength - 2, '0')
    if (filled.length > this.holeLength - 2) throw new Error('the signature is longer than its place')
    return joined(head, encoder.encode(`<${filled}>`), end)
  }

  private get holeAt(): number {
    return this.at + this.beforeRange.length + rangeWidth + this.beforeHole.length
  }

  /** With its two brackets. */
  private get holeLength(): number {
    return 2 + 2 * this.signer.mostBytes
  }
}

const bytesOf = (hex: string): Uint8Array =>
  Uint8Array.from({ length: hex.length / 2 }, (_, index) =>
    Number.parseInt(hex.slice(index * 2, index * 2 + 2), 16),
  )
