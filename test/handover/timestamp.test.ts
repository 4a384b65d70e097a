import { rmSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { timestampIn } from '#shared/handover/timestamp/answer.ts'
import { timestampRequest } from '#shared/handover/timestamp/request.ts'
import { anAuthority, authority } from '../builders/an-authority.ts'
import { hasOpenssl } from '../bundle/security/test-keys.ts'
import { sha256Of } from '../builders/node-hash.ts'

const note = hasOpenssl ? 'a test authority made by openssl ts' : 'SKIPPED: openssl not installed'
const sums = `${'a'.repeat(64)}  00_Bundle.pdf\n`
const sha256 = sha256Of(sums)

describe.skipIf(!hasOpenssl)(`a time stamp (${note})`, () => {
  const tsa = hasOpenssl ? anAuthority() : undefined
  afterAll(() => tsa && rmSync(tsa.folder, { recursive: true }))
  const at = () => {
    if (!tsa) throw new Error('no openssl')
    return tsa
  }
  const answerTo = (request: Uint8Array, name: string): Uint8Array => at().answerTo(request, name)

  it('is asked for as openssl asks', () => {
    at().write('sums', sums)
    at().run('ts', '-query', '-data', 'sums', '-sha256', '-cert', '-no_nonce', '-out', 'theirs.tsq')

    expect(Buffer.from(timestampRequest(sha256)).equals(at().read('theirs.tsq'))).toBe(true)
  })

  it('is read with its time, authority and number, and openssl verifies the same answer', () => {
    const answer = answerTo(timestampRequest(sha256), 'ours')

    const stamp = timestampIn(answer, 'ours.tsr', sha256)

    if (!stamp.ok) throw new Error(stamp.failure.kind)
    const said = at().run('ts', '-reply', '-config', 'tsa.cnf', '-in', 'ours.tsr', '-text')
    const [, time = ''] = /Time stamp: (.+)/.exec(said) ?? []
    expect(Date.parse(stamp.value.at)).toBe(Date.parse(time))
    expect(stamp.value).toMatchObject({ authority, serial: '2b' })
    expect(Buffer.from(stamp.value.answer, 'base64').equals(answer)).toBe(true)
    at().write('SHA256SUMS', sums)
    expect(
      at().run('ts', '-verify', '-data', 'SHA256SUMS', '-in', 'ours.tsr', '-CAfile', 'ca.pem'),
    ).toContain('OK')
  })

  it('is read from a bare token too', () => {
    answerTo(timestampRequest(sha256), 'bare')
    at().run('ts', '-reply', '-config', 'tsa.cnf', '-in', 'bare.tsr', '-token_out', '-out', 'bare.tst')

    expect(timestampIn(at().read('bare.tst'), 'bare.tst', sha256)).toMatchObject({
      ok: true,
      value: { authority },
    })
  })

  it('is refused when it is about another hash', () => {
    const answer = answerTo(timestampRequest(sha256Of('another list')), 'other')

    expect(timestampIn(answer, 'other.tsr', sha256)).toMatchObject({
      ok: false,
      failure: { kind: 'timestamp/other-hash', found: sha256Of('another list') },
    })
  })

  it('is refused when the authority refused', () => {
    // SHA-1 is none of the digests that this authority takes
    at().run('ts', '-query', '-digest', 'b'.repeat(40), '-sha1', '-out', 'old.tsq')
    const answer = answerTo(at().read('old.tsq'), 'refused')

    expect(timestampIn(answer, 'refused.tsr', sha256)).toMatchObject({
      ok: false,
      failure: { kind: 'timestamp/refused', detail: '2' },
    })
  })

  it('is no answer when any byte of its frame is missing, or it is something else', () => {
    const answer = answerTo(timestampRequest(sha256), 'cut')
    const kindOf = (bytes: Uint8Array) => {
      const stamp = timestampIn(bytes, 'a.tsr', sha256)
      return stamp.ok ? 'read' : stamp.failure.kind
    }

    for (const length of [0, 1, 5, 40, 200, answer.length - 1])
      expect(kindOf(answer.slice(0, length))).toBe('timestamp/not-an-answer')
    expect(kindOf(new TextEncoder().encode('<html>service unavailable</html>'))).toBe(
      'timestamp/not-an-answer',
    )
    expect(kindOf(timestampRequest(sha256))).toBe('timestamp/not-an-answer')
  })
})
