// @vitest-environment node
import { randomBytes } from 'node:crypto'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { vaultResponses } from '../../../electron/vault/vault-responses.ts'
import { servedCopy } from '../../../renderer/data/second-copy.ts'
import { asSha256 } from '../../../shared/core/ids.ts'
import { ok } from '../../../shared/core/result.ts'
import { aVault } from '../../builders/a-vault.ts'
import { memoryFiles } from '../../builders/memory-files.ts'
import { sha256Of } from '../../builders/node-hash.ts'

const large = new Uint8Array(randomBytes(20_000_000))
afterEach(() => vi.unstubAllGlobals())

/** The page's reader on the main process's answers. */
async function served(damage?: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array) {
  const files = memoryFiles()
  const vault = await aVault(files)
  async function* whole() {
    yield await Promise.resolve(large)
  }
  await vault.store(sha256Of(large), whole(), { aborted: false })
  if (damage) files.damage(`objects/${sha256Of(large).slice(0, 2)}/${sha256Of(large)}`, damage)
  const serve = vaultResponses(async () => await Promise.resolve(ok(vault)))
  const answers: number[] = []
  vi.stubGlobal('fetch', async (address: string, { headers }: { headers: { range: string } }) => {
    const answer = await serve({ sha256: asSha256(address), range: headers.range })
    answers.push(answer.status)
    return answer
  })
  return { copy: servedCopy((sha256) => sha256), answers, serve }
}

describe('the second copy as it is served', () => {
  it('gives any range, put together from answers of bounded size', async () => {
    const { copy, answers } = await served()
    const read = await copy(sha256Of(large), 1_000_000, 18_000_000)

    expect(sha256Of(read ?? '')).toBe(sha256Of(large.slice(1_000_000, 19_000_000)))
    expect(answers).toEqual([206, 206, 206])
  })

  it('ends with the original, without a question too many', async () => {
    const { copy, answers } = await served()

    expect((await copy(sha256Of(large), 19_999_990, 1_048_576))?.length).toBe(10)
    expect(answers).toEqual([206])
  })

  it('gives nothing of an original that is no longer what its name says', async () => {
    const { copy } = await served((bytes) => bytes.map((byte, at) => (at === 19_000_000 ? byte ^ 1 : byte)))

    expect(await copy(sha256Of(large), 0, 10)).toBeUndefined()
  })

  it('is no page and no script: who does not ask for a part gets none', async () => {
    const { serve } = await served()
    const part = await serve({ sha256: sha256Of(large), range: 'bytes=0-9' })

    expect((await serve({ sha256: sha256Of(large), range: null })).status).toBe(403)
    expect(part.headers.get('x-content-type-options')).toBe('nosniff')
    expect(part.headers.get('content-security-policy')).toBe("default-src 'none'")
  })

  it('is not there where something else answers', async () => {
    vi.stubGlobal('fetch', () => Promise.resolve(new Response('<!doctype html>')))

    expect(await servedCopy((sha256) => sha256)(sha256Of(large), 0, 10)).toBeUndefined()
  })
})
