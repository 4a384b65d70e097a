import type { Vault } from '#shared/core/ports.ts'
import { failed, ok, type Result } from '#shared/core/result.ts'
import type { ArgsOf, Caller, ReplyOf } from '#shared/ipc/contract.ts'
import type { MainFailure } from '#shared/ipc/main-failure.ts'
import type { ReadGiven } from '../vault/given-file.ts'
import { lanes } from '../vault/lanes.ts'

const channel = 'vault:store-file'
type Answer = Promise<Result<ReplyOf<typeof channel>, MainFailure>>

/** So many flush their bytes to the disk at once: it waits for all of them together. */
const atOnce = 4

/** Copies files into the vault by their paths. Only bytes that hash to what the page says are kept. */
export function storesFiles(readGiven: ReadGiven) {
  const inLane = lanes(atOnce)
  const underway = new Set<{
    readonly caller: number
    readonly cancel: { aborted: boolean }
    readonly ended: Promise<unknown>
  }>()

  const store = async (
    vault: Vault,
    { sha256, bytes, path }: ArgsOf<typeof channel>,
    cancel: { readonly aborted: boolean },
  ): Answer => {
    const cancelled = () =>
      failed({ kind: 'ipc/bad-arguments', channel, detail: 'it was cancelled' } as const)
    if (cancel.aborted) return cancelled()
    const there = await vault.sizeOf(sha256)
    if (!there.ok) return there
    if (there.value === bytes) return ok('stored')
    const stored = await readGiven({ path, bytes }, (pieces) => vault.store(sha256, pieces, cancel))
    if (stored === 'gone-or-changed') return ok(stored)
    // other bytes lie there by now: nothing of them was kept
    if (!stored.ok) return stored.failure.kind === 'vault/original-damaged' ? ok('gone-or-changed') : stored
    return stored.value === 'cancelled' ? cancelled() : ok('stored')
  }

  return {
    storeFile: async (vault: Vault, args: ArgsOf<typeof channel>, caller: Caller): Answer => {
      const cancel = { aborted: false }
      const stored = inLane(() => store(vault, args, cancel))
      const mine = { caller: caller.id, cancel, ended: stored.catch(() => undefined) }
      underway.add(mine)
      try {
        return await stored
      } finally {
        underway.delete(mine)
      }
    },
    /** The page went away: what it asked for goes too. */
    dropOf: async (callerId: number): Promise<void> => {
      const mine = [...underway].filter(({ caller }) => caller === callerId)
      for (const { cancel } of mine) cancel.aborted = true
      await Promise.all(mine.map(({ ended }) => ended))
    },
  }
}
