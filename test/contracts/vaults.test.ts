import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { Vault } from '../../shared/core/ports.ts'
import { channels } from '../../shared/ipc/channels.ts'
import { type Handlers, parseReply } from '../../shared/ipc/contract.ts'
import { isOwnPage } from '../../electron/app-origin.ts'
import { createVaultHandlers } from '../../electron/handlers/vault-handlers.ts'
import { bindRequests, type RequestDoor } from '../../electron/ipc/bind-requests.ts'
import { trustedSender } from '../../electron/ipc/trusted-sender.ts'
import { diskVault } from '../../electron/vault/disk-vault.ts'
import { givenFiles } from '../../electron/vault/given-file.ts'
import { vaultResponses } from '../../electron/vault/vault-responses.ts'
import { desktopVault } from '../../renderer/platform/desktop-vault.ts'
import { diskFiles } from '../../electron/vault/disk-files.ts'
import { aVault, vaultIn } from '../builders/a-vault.ts'
import { memoryFiles } from '../builders/memory-files.ts'
import { sha256Of } from '../builders/node-hash.ts'
import { describeVault } from './vault.ts'

const runner = { describe, it, expect }
const folder = mkdtempSync(join(tmpdir(), 'vault-'))
afterAll(() => rmSync(folder, { recursive: true }))

describeVault('in-memory', () => aVault(memoryFiles()), runner)
const isOurs = { sender: { id: 1 }, senderFrame: { url: 'app://bundle/index.html', parent: null } }
/** The page's side of a vault on the disk, joined to the main process's as the preload does. */
function overTheBoundary(open = diskVault(join(folder, randomUUID()))): Vault {
  const listeners = new Map<string, Parameters<RequestDoor['handle']>[1]>()
  const others = Object.fromEntries(channels.map((channel) => [channel, () => Promise.reject(new Error())]))
  bindRequests(
    { handle: (channel, listener) => void listeners.set(channel, listener) },
    { ...(others as unknown as Handlers), ...createVaultHandlers(open, randomUUID, givenFiles([])).handlers },
    { isTrusted: trustedSender(isOwnPage), log: () => undefined },
  )
  const serve = vaultResponses(open)
  return desktopVault(
    async (channel, args) => parseReply(channel, await listeners.get(channel)?.(isOurs, args)),
    async (sha256, offset, length) => {
      const answer = await serve({ sha256, range: `bytes=${offset}-${offset + length - 1}` })
      return answer.status === 206 ? new Uint8Array(await answer.arrayBuffer()) : undefined
    },
  )
}

describeVault('desktop', () => Promise.resolve(overTheBoundary()), runner)
describeVault('disk', () => aVault(diskFiles(join(folder, randomUUID()), randomUUID)), runner)

describe('a disk that fails while an original is on its way over the boundary', () => {
  it.each([1, 2, 3, 4, 5, 6])('is told of, whichever step it is (%d)', async (step) => {
    const steps = memoryFiles()
    await aVault(steps)
    const files = memoryFiles(steps.all(), { failsAt: step, isFull: true })
    const vault = overTheBoundary(() => vaultIn(files))
    const bytes = new Uint8Array(3_000_000).fill(7)
    async function* pieces() {
      for (let at = 0; at < bytes.length; at += 1_000_000)
        yield await Promise.resolve(bytes.subarray(at, at + 1_000_000))
    }

    expect(await vault.store(sha256Of(bytes), pieces(), { aborted: false })).toMatchObject({
      ok: false,
      failure: { kind: 'vault/full' },
    })
  })
})
