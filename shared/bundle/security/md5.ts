import forge from 'node-forge/lib/forge.js'
import 'node-forge/lib/md5.js'
import { joined } from './ciphers.ts'

/** MD5, which no runtime's own cryptography offers: files encrypted before 2008 need it for their keys. */
export function md5(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const made = forge.md['md5']?.create()
  if (!made) throw new Error('no MD5 here')
  const text = Array.from(joined(...parts), (byte) => String.fromCharCode(byte)).join('')
  return Uint8Array.from(made.update(text).digest().getBytes(), (sign) => sign.charCodeAt(0))
}
