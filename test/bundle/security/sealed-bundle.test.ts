import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeBundle } from '#shared/bundle/make-bundle.ts'
import type { Secrets } from '#shared/bundle/security/open-seals.ts'
import { asInstant } from '#shared/core/ids.ts'
import { failures } from '#shared/messages/en/failures.ts'
import { aBundleInput, withBytes } from '../../builders/a-bundle-input.ts'
import { enginePorts } from '../../builders/engine-ports.ts'
import { memorySink } from '../../builders/memory-sink.ts'
import { quietRun } from '../../builders/written-pdf.ts'
import { noise } from '../../fixtures/make/broken.mjs'
import { ask, inFolder, judgedBy } from '../judges.ts'
import { aKeyFile, hasOpenssl, p12Password, signerName } from './test-keys.ts'

const password = '密码123'
const entropy = noise(32, 7)
const exhibits = [
  withBytes('订单号：DH20240918-001\n', { id: 'order', title: '订单' }),
  withBytes(noise(300_000, 3), {
    id: 'call',
    title: '通话录音',
    original: { name: 'call.amr', type: 'audio/amr' },
  }),
]
/** Later than the start of every certificate that a test makes. */
const input = () =>
  aBundleInput({ exhibits, madeAt: asInstant(new Date(Date.now() + 3_600_000).toISOString()) })

async function made(secrets: Secrets) {
  const sink = memorySink()
  const result = await makeBundle(input(), await enginePorts(), sink, quietRun, undefined, secrets)
  return { result, sink }
}

describe('a bundle with a password', () => {
  it('is read back with it, by both readers, before it is handed over', async () => {
    const { result } = await made({ password, entropy })

    if (!result.ok) throw new Error(JSON.stringify(result.failure))
    expect(result.value.isLocked).toBe(true)
    expect(result.value.verification).toContainEqual({ check: 'attachments', compared: 2 })
    expect(result.value.verification).toContainEqual({
      check: 'pages',
      compared: result.value.plan.pageCount,
    })
  })

  const judges = judgedBy('qpdf', 'pdftotext', 'pdfinfo')
  it.skipIf(judges.skip)(
    `has its text for whoever knows it, and no claim to be an archive (${judges.note})`,
    () =>
      inFolder(async (folder) => {
        const { sink } = await made({ password, entropy })
        const path = join(folder, 'sealed.pdf')
        writeFileSync(path, sink.bytes())

        expect(ask('qpdf', '--check', `--password=${password}`, path).status).toBe(0)
        expect(ask('pdftotext', '-upw', password, path, '-').stdout).toContain('通话录音')
        expect(ask('pdfinfo', '-upw', password, '-meta', path).stdout).not.toContain('pdfaid:part')
        expect(ask('pdftotext', '-upw', password, path, '-').stdout).toContain('本文件设有密码')
        expect(ask('pdftotext', path, '-').status).not.toBe(0)
      }),
  )

  it('is refused a password that a PDF cannot have', async () => {
    const { result, sink } = await made({ password: '', entropy })

    expect(result).toEqual({ ok: false, failure: { kind: 'bundle/password-refused' } })
    expect(sink.state()).toBe('aborted')
  })
})

describe('a signed bundle', () => {
  const note = hasOpenssl ? 'certificates by openssl' : 'SKIPPED: openssl not installed'

  it.skipIf(!hasOpenssl)(`says who signed it, with a password as well (${note})`, () =>
    inFolder(async (folder) => {
      const keyFile = { bytes: aKeyFile(folder), password: p12Password }

      const { result } = await made({ keyFile, password, entropy })

      expect(result).toMatchObject({ ok: true, value: { signedBy: signerName, isLocked: true } })
    }),
  )

  it.skipIf(!hasOpenssl)(`is not begun with the wrong password of the certificate (${note})`, () =>
    inFolder(async (folder) => {
      const { result, sink } = await made({ keyFile: { bytes: aKeyFile(folder), password: '?' } })

      expect(result).toMatchObject({
        ok: false,
        failure: { kind: 'bundle/cannot-sign', reason: 'wrong-password' },
      })
      expect(sink.position).toBe(0)
    }),
  )

  it('has a sentence for whatever may be wrong', () => {
    const sentence = failures['bundle/cannot-sign']
    const detail = '2024-01-31T00:00:00.000Z'

    expect(sentence({ kind: 'bundle/cannot-sign', reason: 'expired', detail })).toContain(
      'expired on 2024-01-31.',
    )
  })
})
