import { spawnSync } from 'node:child_process'
import { webcrypto } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { writeDocument } from '#shared/bundle/render/write-document.ts'
import { webCiphers } from '#shared/bundle/security/ciphers.ts'
import { createEncryption } from '#shared/bundle/security/encryption.ts'
import { openSigner } from '#shared/bundle/security/open-signer.ts'
import { CannotSign } from '#shared/bundle/security/signing-trouble.ts'
import { nodeDeflate, nodeHash } from '../../../electron/adapters/bundle-ports.ts'
import { createHashThread, sharedMemory } from '../../../electron/adapters/hash-thread.ts'
import { memorySink } from '../../builders/memory-sink.ts'
import { nodeShaper } from '../../builders/node-shaper.ts'
import { aDocument, aPage, quietRun } from '../../builders/written-pdf.ts'
import { ask, inFolder, judgedBy } from '../judges.ts'
import { aKeyFile, hasOpenssl, openssl, p12Password, signerName } from './test-keys.ts'

/** Later than the start of every certificate that a test makes. */
const now = new Date(Date.now() + 3_600_000).toISOString()
const skip = !hasOpenssl
const note = skip ? 'SKIPPED: openssl not installed' : 'judged by openssl'
const open = (file: Uint8Array, password = p12Password, at = now) =>
  openSigner(webcrypto.subtle, file, password, at)

async function signedFile(keyFile: Uint8Array, password?: string, keyPassword?: string): Promise<Uint8Array> {
  const signer = await open(keyFile, keyPassword)
  const encryption =
    password === undefined
      ? undefined
      : await createEncryption(
          webCiphers(webcrypto.subtle),
          new TextEncoder().encode(password),
          new TextEncoder().encode('thirty-two bytes of chance, or more'),
        )
  const sink = memorySink()
  const hashThread = { newHash: createHashThread(), allocate: sharedMemory }
  const ports = { deflate: nodeDeflate, newHash: nodeHash, hashThread, shaper: await nodeShaper() }
  const document = aDocument({ pages: [aPage(1), aPage(2)], createdAt: now })
  const { sha256 } = await writeDocument(document, ports, sink, quietRun, { encryption, signer })
  const hash = nodeHash()
  hash.update(sink.bytes())
  expect(hash.hex()).toBe(sha256)
  return sink.bytes()
}

/** The signature and what it signs, cut out of the file by its /ByteRange. */
function partsOf(file: Uint8Array): { readonly signed: Buffer; readonly cms: Buffer } {
  const text = Buffer.from(file).toString('latin1')
  const found = /\/ByteRange\[0 (\d+) (\d+) (\d+) *\]/.exec(text)
  const [a = 0, b = 0, c = 0] = (found ?? []).slice(1).map(Number)
  expect(b + c).toBe(file.length)
  const bytes = Buffer.from(file)
  const hole = bytes.subarray(a + 1, b - 1).toString('latin1')
  return { signed: Buffer.concat([bytes.subarray(0, a), bytes.subarray(b)]), cms: Buffer.from(hole, 'hex') }
}

/** What openssl says of a signed file. DER ends by itself, so the zeros behind it do not matter. */
function verdictOf(
  folder: string,
  file: Uint8Array,
): { readonly status: number | null; readonly stderr: string } {
  const { signed, cms } = partsOf(file)
  writeFileSync(join(folder, 'signed.bin'), signed)
  writeFileSync(join(folder, 'cms.der'), cms)
  const args = [
    'cms',
    '-verify',
    '-cades',
    '-binary',
    '-inform',
    'DER',
    '-in',
    'cms.der',
    '-content',
    'signed.bin',
  ]
  const { status, stderr } = spawnSync(
    'openssl',
    [...args, '-CAfile', 'ca.crt', '-purpose', 'any', '-out', '/dev/null'],
    {
      cwd: folder,
      encoding: 'utf8',
    },
  )
  return { status, stderr }
}

describe('a signed file', () => {
  const kinds: readonly {
    readonly name: string
    readonly wanted: Parameters<typeof aKeyFile>[1] & object
  }[] = [
    { name: 'RSA key in a modern .p12', wanted: {} },
    { name: 'RSA key in a .pfx of Windows', wanted: { export: ['-legacy', '-descert'] } },
    { name: 'RSA key under a Chinese password', wanted: { password: '芝麻开门' } },
    {
      name: 'key on the curve P-256',
      wanted: { key: ['ec', '-pkeyopt', 'ec_paramgen_curve:P-256'] },
    },
  ]
  for (const { name, wanted } of kinds) {
    it.skipIf(skip)(`is valid for a ${name} (${note})`, () =>
      inFolder(async (folder) => {
        const file = await signedFile(aKeyFile(folder, wanted), undefined, wanted.password)

        const { status, stderr } = verdictOf(folder, file)
        expect(stderr).toContain('successful')
        expect(status).toBe(0)
      }),
    )
  }

  it.skipIf(skip)(`is not valid any more after a change (${note})`, () =>
    inFolder(async (folder) => {
      const file = await signedFile(aKeyFile(folder))
      file[200] = (file[200] ?? 0) ^ 1

      expect(verdictOf(folder, file).status).not.toBe(0)
    }),
  )

  it.skipIf(skip)('carries the certificate byte for byte, and names whoever signed in Chinese', () =>
    inFolder(async (folder) => {
      const keyFile = aKeyFile(folder)
      openssl(folder, 'x509', '-in', 'k.crt', '-outform', 'DER', '-out', 'k.der')
      const { cms } = partsOf(await signedFile(keyFile))

      expect(cms.includes(readFileSync(join(folder, 'k.der')))).toBe(true)
      expect((await open(keyFile)).name).toBe(signerName)
    }),
  )

  const poppler = judgedBy('pdfsig', 'certutil', 'qpdf')
  it.skipIf(skip || poppler.skip)(`is trusted by a reader that trusts the authority (${poppler.note})`, () =>
    inFolder(async (folder) => {
      const keyFile = aKeyFile(folder)
      const trust = join(folder, 'nss')
      mkdirSync(trust)
      ask('certutil', '-N', '-d', trust, '--empty-password')
      ask('certutil', '-A', '-d', trust, '-n', 'test', '-t', 'CT,C,C', '-i', join(folder, 'ca.crt'))
      for (const password of [undefined, '密码123']) {
        const path = join(folder, 'signed.pdf')
        writeFileSync(path, await signedFile(keyFile, password))
        const opened = password === undefined ? [] : ['-upw', password]

        const said = ask('pdfsig', '-nssdir', trust, ...opened, path).stdout
        expect(said).toContain('Signature is Valid')
        expect(said).toContain('Certificate is Trusted')
        expect(said).toContain('Total document signed')
        expect(said).toContain('ETSI.CAdES.detached')
        expect(said).toContain(signerName)
        const checked = ask('qpdf', '--check', `--password=${password ?? ''}`, path)
        expect(checked.stderr).toBe('')
        expect(checked.status).toBe(0)
      }
    }),
  )
})

describe('a file of keys', () => {
  const trouble = (opening: Promise<unknown>) =>
    opening.then(
      () => 'none',
      (error: unknown) => (error instanceof CannotSign ? error.reason : error),
    )

  it.skipIf(skip)('says what is wrong with it', () =>
    inFolder(async (folder) => {
      const good = aKeyFile(folder)
      expect(await trouble(open(good, 'wrong'))).toBe('wrong-password')
      expect(await trouble(open(good.slice(0, 500)))).toBe('not-a-key-file')
      expect(await trouble(open(new TextEncoder().encode('-----BEGIN')))).toBe('not-a-key-file')
      expect(await trouble(open(good, p12Password, '2099-01-01T00:00:00.000Z'))).toBe('expired')
      expect(await trouble(open(good, p12Password, '1999-01-01T00:00:00.000Z'))).toBe('not-yet-valid')

      openssl(folder, 'pkcs12', '-export', '-nokeys', '-in', 'k.crt', '-out', 'no.p12', '-passout', 'pass:x')
      expect(await trouble(open(new Uint8Array(readFileSync(join(folder, 'no.p12'))), 'x'))).toBe('no-key')

      const legacy = aKeyFile(folder, { export: ['-legacy', '-descert'] })
      expect(await trouble(open(legacy, 'wrong'))).toBe('wrong-password')
    }),
  )

  it.skipIf(skip)('breaks in no other way, whatever is in it', () =>
    inFolder(async (folder) => {
      const good = aKeyFile(folder)
      for (let at = 0; at < good.length; at += 7) {
        const broken = good.slice()
        broken[at] = (broken[at] ?? 0) ^ 0x55
        const reason = await trouble(open(broken))
        expect([at, typeof reason]).toEqual([at, 'string'])
      }
    }),
  )
})
