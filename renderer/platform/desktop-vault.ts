import type { Failure, VaultFailure } from '#shared/core/failure.ts'
import type { Sha256 } from '#shared/core/ids.ts'
import type { Vault } from '#shared/core/ports.ts'
import { failed, ok, type Result } from '#shared/core/result.ts'
import type { Channel } from '#shared/ipc/channels.ts'
import type { ArgsOf, ReplyOf } from '#shared/ipc/contract.ts'
import { vaultChunkBytes } from '#shared/ipc/vault-contract.ts'
import type { StoreFile } from './platform.ts'

/** What the page has to say of a file; where it lies, the preload says. */
type AskedOf<C extends Channel> = Omit<ArgsOf<C>, 'path'>
/** `file`: for requests about one that the person gave. */
export type Ask = <C extends Channel>(
  channel: C,
  args: AskedOf<C>,
  file?: File,
) => Promise<Result<ReplyOf<C>, Failure>>
/** Bytes of a range of the second copy; undefined where it cannot give them. */
export type ReadRange = (sha256: Sha256, offset: number, length: number) => Promise<Uint8Array | undefined>

/**
 * The vault that the main process keeps on the disk. It copies a file by itself where it can (`storeFile`); whoever asks
 * for an original that is on its way so is answered when it has come, or will not. Other bytes go to it in pieces, each of
 * which is waited for.
 */
export function desktopVault(ask: Ask, readRange: ReadRange): Vault & { readonly storeFile: StoreFile } {
  const coming = new Map<Sha256, Promise<void>>()
  const copied = async (sha256: Sha256, file: File, isKept: Promise<boolean>): Promise<void> => {
    // what is not kept here is kept nowhere. An answer changes nothing: who brings the journal looks what is there
    if (await isKept) await ask('vault:store-file', { sha256, bytes: file.size }, file)
  }
  const answer = async <C extends Channel>(
    channel: C,
    args: AskedOf<C>,
  ): Promise<Result<ReplyOf<C>, VaultFailure>> => {
    const reply = await ask(channel, args)
    return reply.ok ? reply : failed(asVaultFailure(reply.failure))
  }
  return {
    state: () => answer('vault:state', {}),
    append: (rows) => answer('vault:append', { rows: [...rows] }),
    rows: (fromSeq) => answer('vault:rows', { fromSeq }),
    cutDamage: () => answer('vault:cut-damage', {}),
    async sizeOf(sha256) {
      await coming.get(sha256)
      return await answer('vault:size-of', { sha256 })
    },
    async check(sha256) {
      await coming.get(sha256)
      return await answer('vault:check', { sha256 })
    },
    async remove(sha256, seq) {
      await coming.get(sha256)
      return await answer('vault:remove', { sha256, seq })
    },
    storeFile(sha256, file, isKept) {
      if (coming.has(sha256)) return
      const here = copied(sha256, file, isKept).catch((error: unknown) => {
        // a bug, but no reason to do without the second copy: the bytes are brought in pieces
        console.error(error)
      })
      coming.set(
        sha256,
        here.finally(() => coming.delete(sha256)),
      )
    },
    async read(sha256, offset, length) {
      const bytes = await readRange(sha256, offset, length)
      return bytes ? ok(bytes) : failed({ kind: 'vault/original-missing', sha256 })
    },

    async store(sha256, chunks, cancel) {
      const started = await answer('vault:store-start', { sha256 })
      if (!started.ok) return started
      const { storeId } = started.value
      let isFinished = false
      try {
        let offset = 0
        for await (const chunk of chunks)
          for (let at = 0; at < chunk.length; at += vaultChunkBytes) {
            if (cancel.aborted) return ok('cancelled')
            const bytes = chunk.slice(at, at + vaultChunkBytes)
            const taken = await answer('vault:store-chunk', { storeId, offset, bytes })
            if (!taken.ok) return taken
            offset += bytes.length
          }
        if (cancel.aborted) return ok('cancelled')
        const stored = await answer('vault:store-finish', { storeId })
        isFinished = stored.ok
        return stored
      } finally {
        if (!isFinished) await answer('vault:store-abort', { storeId })
      }
    },
  }
}

/** Whatever keeps the second copy from answering, it does not answer. */
const asVaultFailure = (failure: Failure): VaultFailure =>
  isOfVault(failure) ? failure : { kind: 'vault/unavailable', detail: failure.kind }

const isOfVault = (failure: Failure): failure is VaultFailure => failure.kind.startsWith('vault/')
