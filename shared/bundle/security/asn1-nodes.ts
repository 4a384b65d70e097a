import { type BaseBlock, Constructed, fromBER, ObjectIdentifier, OctetString } from 'asn1js'

/** An element of a file in ASN.1: what stands in it, and its own bytes as they are. */
export type Node = BaseBlock

/** A file of another program does not have the form that it should. */
export class NotReadable extends Error {}

/** @throws NotReadable when the bytes are no ASN.1. BER is read as well: some programs write it. */
export function nodeOf(bytes: Uint8Array): Node {
  const { offset, result } = readBer(new Uint8Array(bytes))
  if (offset < 0) throw new NotReadable(result.error)
  return result
}

/** asn1js throws what it meets in texts and times that are none. */
function readBer(bytes: Uint8Array<ArrayBuffer>): ReturnType<typeof fromBER> {
  try {
    return fromBER(bytes)
  } catch (error) {
    throw new NotReadable(error instanceof Error ? error.message : String(error))
  }
}

/** The elements in an element. @throws NotReadable when it has none. */
export function kidsOf(node: Node | undefined): readonly Node[] {
  if (!(node instanceof Constructed) && !isConstructed(node)) throw new NotReadable('a list is missing')
  const { value } = node.valueBlock
  // a text may say that it is one: asn1js then gives its signs
  if (!Array.isArray(value)) throw new NotReadable('a list is missing')
  return value
}
const isConstructed = (node: Node | undefined): node is Constructed =>
  node !== undefined && node.idBlock.isConstructed

/** The element as it stands in the file, byte for byte. */
export const rawOf = (node: Node): Uint8Array => new Uint8Array(node.valueBeforeDecodeView)

/** `1.2.840.113549.1.7.1`; empty for anything but an identifier. */
export const oidOf = (node: Node | undefined): string =>
  node instanceof ObjectIdentifier ? node.valueBlock.toString() : ''

/** The contents of an octet string, also of one in pieces. */
export function octetsOf(node: Node | undefined): Uint8Array {
  if (!(node instanceof OctetString)) throw new NotReadable('bytes are missing')
  return new Uint8Array(node.getValue())
}

/** An element with the number `[n]` among others. */
export const numbered = (kids: readonly Node[], n: number): Node | undefined =>
  kids.find(({ idBlock }) => idBlock.tagClass === 3 && idBlock.tagNumber === n)
