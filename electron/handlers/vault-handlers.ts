import type { VaultFailure } from '#shared/core/failure.ts'
import type { Cancel, Vault } from '#shared/core/ports.ts'
import { failed, ok, type Result } from '#shared/core/result.ts'
import type { Caller, Handler, Handlers } from '#shared/ipc/contract.ts'
import type { Channel } from '#shared/ipc/channels.ts'
import type { MainFailure } from '#shared/ipc/main-failure.ts'
import { vaultCredits } from '#shared/ipc/vault-contract.ts'
import type { ReadGiven } from '../vault/given-file.ts'
import { type Feed, feed } from './feed.ts'
import { storesFiles } from './store-file.ts'

type VaultChannel = Extract<Channel, `vault:${string}`>

interface Store {
  readonly caller: number
  readonly feed: Feed
  readonly cancel: { aborted: boolean }
  readonly stored: ReturnType<Vault['store']>
  received: number
  /** Pieces that nobody has taken yet. */
  waiting: number
}

export interface VaultHandlers {
  readonly handlers: Pick<Handlers, VaultChannel>
  /** The page went away: what it was bringing goes too. */
  readonly dropOf: (callerId: number) => Promise<void>
}

const never: Cancel = { aborted: false }

/** The vault for the page. `open` is asked for each request: it opens once, and again after a failure. */
export function createVaultHandlers(
  open: () => Promise<Result<Vault, VaultFailure>>,
  newId: () => string,
  readGiven: ReadGiven,
): VaultHandlers {
  const files = storesFiles(readGiven)
  const stores = new Map<string, Store>()
  const find = (storeId: string, caller: Caller) => {
    const store = stores.get(storeId)
    return store?.caller === caller.id ? store : undefined
  }
  const drop = async (storeId: string, store: Store) => {
    stores.delete(storeId)
    store.cancel.aborted = true
    store.feed.end()
    await store.stored.catch(() => undefined) // whoever waited for it has been told
  }
  const unknown = (channel: VaultChannel, detail = 'no such original is on its way') =>
    failed<MainFailure>({ kind: 'ipc/bad-arguments', channel, detail })
  const onVault =
    <C extends VaultChannel>(
      work: (vault: Vault, args: Parameters<Handler<C>>[0], caller: Caller) => ReturnType<Handler<C>>,
    ) =>
    async (args: Parameters<Handler<C>>[0], caller: Caller): Promise<Awaited<ReturnType<Handler<C>>>> => {
      const vault = await open()
      return vault.ok ? await work(vault.value, args, caller) : vault
    }

  return {
    handlers: {
      'vault:state': onVault<'vault:state'>((vault) => vault.state()),
      'vault:append': onVault<'vault:append'>((vault, { rows }) => vault.append(rows)),
      'vault:rows': onVault<'vault:rows'>(async (vault, { fromSeq }) => {
        const rows = await vault.rows(fromSeq)
        return rows.ok ? ok([...rows.value]) : rows
      }),
      'vault:cut-damage': onVault<'vault:cut-damage'>((vault) => vault.cutDamage()),
      'vault:size-of': onVault<'vault:size-of'>((vault, { sha256 }) => vault.sizeOf(sha256)),
      'vault:check': onVault<'vault:check'>(async (vault, { sha256 }) => {
        const checked = await vault.check(sha256, never)
        return checked.ok ? ok('whole') : checked
      }),
      'vault:remove': onVault<'vault:remove'>((vault, { sha256, seq }) => vault.remove(sha256, seq)),

      'vault:store-start': onVault<'vault:store-start'>(async (vault, { sha256 }, caller) => {
        const storeId = newId()
        const cancel = { aborted: false }
        const pieces = feed()
        const stored = vault.store(sha256, pieces.chunks, cancel)
        // a disk that refuses ends the feed, so that nobody waits for ever
        const ended = () => pieces.end()
        stored.then(ended, ended)
        stores.set(storeId, { caller: caller.id, feed: pieces, cancel, stored, received: 0, waiting: 0 })
        return ok({ storeId })
      }),
      'vault:store-chunk': async ({ storeId, offset, bytes }, caller) => {
        const store = find(storeId, caller)
        if (!store) return unknown('vault:store-chunk')
        if (offset !== store.received)
          return unknown('vault:store-chunk', `expected offset ${store.received}`)
        if (store.waiting >= vaultCredits) return unknown('vault:store-chunk', 'too many pieces wait')
        store.received += bytes.length
        store.waiting += 1
        const isTaken = await store.feed.put(bytes)
        store.waiting -= 1
        if (isTaken) return ok({})
        stores.delete(storeId)
        const ended = await store.stored
        return ended.ok ? unknown('vault:store-chunk', 'it was cancelled') : ended
      },
      'vault:store-finish': async ({ storeId }, caller) => {
        const store = find(storeId, caller)
        if (!store) return unknown('vault:store-finish')
        store.feed.end()
        const stored = await store.stored
        stores.delete(storeId)
        if (!stored.ok) return stored
        return stored.value === 'cancelled'
          ? unknown('vault:store-finish', 'it was cancelled')
          : ok(stored.value)
      },
      'vault:store-abort': async ({ storeId }, caller) => {
        const store = find(storeId, caller)
        if (store) await drop(storeId, store)
        return ok({})
      },
      'vault:store-file': onVault<'vault:store-file'>(files.storeFile),
    },
    dropOf: async (callerId) => {
      const mine = [...stores].filter(([, { caller }]) => caller === callerId)
      await Promise.all([...mine.map(([id, store]) => drop(id, store)), files.dropOf(callerId)])
    },
  }
}
