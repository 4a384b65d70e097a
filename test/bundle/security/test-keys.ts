import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Runs openssl in a folder. @throws Error with what it said. */
export function openssl(folder: string, ...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync('openssl', args, { cwd: folder, encoding: 'utf8' })
  if (status !== 0) throw new Error(`openssl ${args.join(' ')}: ${stderr}`)
  return stdout
}

export const hasOpenssl = spawnSync('openssl', ['version']).error === undefined
export const p12Password = 'open sesame'
export const signerName = '张三（测试）'

interface Wanted {
  readonly key?: readonly string[]
  readonly days?: number
  /** Further words for `openssl pkcs12 -export`. */
  readonly export?: readonly string[]
  readonly password?: string
}

/** A test authority `ca.crt` in the folder, and a .p12 with a key that it vouches for. */
export function aKeyFile(folder: string, wanted: Wanted = {}): Uint8Array {
  const { key = ['rsa:2048'], days = 3650, password = p12Password } = wanted
  const run = (...args: readonly string[]) => openssl(folder, ...args)
  const common = ['-utf8', '-nodes', '-newkey']
  run(
    'req',
    '-x509',
    ...common,
    'rsa:2048',
    '-keyout',
    'ca.key',
    '-out',
    'ca.crt',
    '-days',
    '3650',
    '-subj',
    '/CN=测试根证书',
  )
  run(
    'req',
    ...common,
    ...key,
    '-keyout',
    'k.key',
    '-out',
    'k.csr',
    '-subj',
    `/C=CN/O=测试公司/CN=${signerName}`,
  )
  run(
    'x509',
    '-req',
    '-in',
    'k.csr',
    '-CA',
    'ca.crt',
    '-CAkey',
    'ca.key',
    '-set_serial',
    '0x00f1a2b3c4d5e6f708',
    '-days',
    String(days),
    '-out',
    'k.crt',
  )
  run(
    'pkcs12',
    '-export',
    '-inkey',
    'k.key',
    '-in',
    'k.crt',
    '-certfile',
    'ca.crt',
    '-out',
    'k.p12',
    '-passout',
    `pass:${password}`,
    ...(wanted.export ?? []),
  )
  return new Uint8Array(readFileSync(join(folder, 'k.p12')))
}
