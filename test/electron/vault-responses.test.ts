import { describe, expect, it } from 'vitest'
import { vaultResponses } from '../../electron/vault/vault-responses.ts'
import type { Vault } from '../../shared/core/ports.ts'
import { failed, ok } from '../../shared/core/result.ts'
import { fill } from '../builders/a-filled-vault.ts'
import { aVault } from '../builders/a-vault.ts'
import { memoryFiles } from '../builders/memory-files.ts'
import { sha256Of } from '../builders/node-hash.ts'

const bytes = Uint8Array.from({ length: 1000 }, (_, at) => at % 251)
const sha256 = sha256Of(bytes)
const empty = new Uint8Array(0)
const broken = failed({ kind: 'vault/unavailable', detail: 'EIO' } as const)

async function serving(change: (vault: Vault) => Partial<Vault> = () => ({})) {
  const files = memoryFiles()
  const vault = await aVault(files)
  await fill(vault, [bytes, empty])
  const serve = vaultResponses(() => Promise.resolve(ok({ ...vault, ...change(vault) })))
  return { files, serve }
}

describe('a range of an original from the second copy', () => {
  it.each([
    ['bytes=10-19', [10, 20]],
    ['bytes=990-', [990, 1000]],
    ['bytes=-5', [995, 1000]],
    ['bytes=0-99999', [0, 1000]],
    ['lines=1-2', [0, 1000]],
  ])('is served as it was asked (%s)', async (range, [first, end]) => {
    const { serve } = await serving()
    const answer = await serve({ sha256, range })

    expect(answer.status).toBe(206)
    expect(answer.headers.get('content-range')).toBe(`bytes ${first}-${(end ?? 0) - 1}/1000`)
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(bytes.slice(first, end))
  })

  it('is never a page of its own', async () => {
    const { serve } = await serving()

    expect((await serve({ sha256, range: null })).status).toBe(403)
    expect((await serve({ sha256, range: 'bytes=0-' })).headers.get('content-security-policy')).toBe(
      "default-src 'none'",
    )
  })

  it('outside the file is refused with its length', async () => {
    const { serve } = await serving()
    const answer = await serve({ sha256, range: 'bytes=1000-' })

    expect(answer.status).toBe(416)
    expect(answer.headers.get('content-range')).toBe('bytes */1000')
    expect((await serve({ sha256: sha256Of(empty), range: 'bytes=0-' })).status).toBe(416)
  })

  it('is not served of what is no longer the original, until it is again', async () => {
    const { files, serve } = await serving()
    const path = `objects/${sha256.slice(0, 2)}/${sha256}`
    files.damage(path, (held) => held.with(500, 0))
    expect((await serve({ sha256, range: 'bytes=0-9' })).status).toBe(404)

    files.damage(path, () => bytes)
    expect((await serve({ sha256, range: 'bytes=0-9' })).status).toBe(206)
  })

  it('is read from the disk once to compare it, not for each range', async () => {
    let checks = 0
    const { serve } = await serving((vault) => ({
      check: (...args) => {
        checks += 1
        return vault.check(...args)
      },
    }))
    for (let n = 0; n < 5; n++) await serve({ sha256, range: `bytes=${n}-${n}` })

    expect(checks).toBe(1)
  })

  it('is refused for now where the disk does not answer', async () => {
    const closed = vaultResponses(() => Promise.resolve(broken))
    const { serve } = await serving(() => ({ read: () => Promise.resolve(broken) }))

    expect((await closed({ sha256, range: 'bytes=0-9' })).status).toBe(503)
    expect((await serve({ sha256, range: 'bytes=0-9' })).status).toBe(503)
  })
})
