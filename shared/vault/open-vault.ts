import type { VaultFailure } from '../core/failure.ts'
import type { NewId, Sha256 } from '../core/ids.ts'
import type { HashText } from '../core/journal/chain.ts'
import type { Vault, VaultState } from '../core/ports.ts'
import { failed, ok, type Result } from '../core/result.ts'
import { purgedOriginals } from './purged-originals.ts'
import { takingTurns } from './taking-turns.ts'
import { DiskError, type VaultFiles } from './vault-files.ts'
import { formatBytes, formatFile, knownEpoch, objectPath, parseFormat } from './vault-format.ts'
import { openJournal } from './vault-journal.ts'
import { writeWhole } from './write-whole.ts'

/** SHA-256 over bytes that come in pieces; the vault has no hash function of its own. */
export interface StreamHash {
  update(bytes: Uint8Array): void
  /** Lower-case hexadecimal; ends the hash. */
  hex(): string
}

export interface VaultParts {
  readonly files: VaultFiles
  readonly hashText: HashText
  readonly newHash: () => StreamHash
  readonly newId: NewId
  /** The id of a vault that is made now; absent: a new one. A backup has that of its vault. */
  readonly id?: string
  /** A new file of the journal begins behind this many bytes, so that no single one holds the whole history. */
  readonly segmentBytes?: number
}

const stepBytes = 1024 * 1024

/**
 * Opens the vault that lies in `files`, or makes one where nothing lies. One that a newer program made, and what is not a
 * vault, are left as they are. Nothing else may write there meanwhile.
 */
export async function openVault(parts: VaultParts): Promise<Result<Vault, VaultFailure>> {
  const opened = await answered(() => opening(parts))
  return opened.ok ? opened.value : opened
}

async function opening(parts: VaultParts): Promise<Result<Vault, VaultFailure>> {
  const { files, hashText, newHash, newId, segmentBytes = 16 * 1024 * 1024 } = parts
  const id = await identified(files, newId, parts.id ?? newId())
  if (!id.ok) return id
  for (const name of await files.list('tmp')) await files.remove(`tmp/${name}`)
  const nameAside = (path: string) => `damaged/${path.replaceAll('/', '-')}-${newId()}`
  const journal = await openJournal({ files, hashText, nameAside, segmentBytes })
  const inTurn = takingTurns()

  const state = (): VaultState => {
    const damagedFrom = journal.damagedFrom()
    const damage = damagedFrom !== undefined && { damagedFrom, behindDamage: journal.behindDamage() }
    return { id: id.value, head: journal.head(), ...damage }
  }
  /** What a file of this name holds, by its hash; undefined when it was cancelled. */
  const hashOf = async (path: string, isCancelled: () => boolean): Promise<string | undefined> => {
    const hash = newHash()
    for (let at = 0; ;) {
      if (isCancelled()) return undefined
      const piece = await files.read(path, at, stepBytes)
      hash.update(piece)
      at += piece.length
      if (piece.length < stepBytes) return hash.hex()
    }
  }
  /** The purge that was asked about last: one row may name thousands. */
  let purge: { readonly seq: number; readonly originals: ReadonlySet<string> } | undefined
  const purgedIn = async (seq: number): Promise<ReadonlySet<string>> => {
    const [row] = seq > journal.head().seq ? [] : await journal.rows(seq)
    return row ? purgedOriginals(row.body) : new Set()
  }
  const isThere = async (sha256: Sha256) => (await files.sizeOf(objectPath(sha256))) !== undefined

  return ok({
    state: () => answered(() => Promise.resolve(state())),
    append: (rows) =>
      inTurn(async () => {
        const { damagedFrom } = state()
        if (damagedFrom !== undefined) return failed({ kind: 'vault/damaged', seq: damagedFrom } as const)
        const appended = await answered(() => journal.append(rows))
        if (!appended.ok) return appended
        const { value: next } = appended
        return next.ok ? next : failed({ kind: 'vault/forked', seq: next.failure.seq } as const)
      }),
    rows: (fromSeq) => inTurn(() => answered(() => journal.rows(fromSeq))),
    cutDamage: () =>
      inTurn(() =>
        answered(async () => {
          await journal.cutDamage()
          return state()
        }),
      ),
    sizeOf: (sha256) => answered(() => files.sizeOf(objectPath(sha256))),

    async store(sha256, chunks, cancel) {
      const stored = await answered(async (): Promise<Result<number | 'cancelled', VaultFailure>> => {
        const draft = await files.draft()
        try {
          const hash = newHash()
          let bytes = 0
          for await (const piece of chunks) {
            if (cancel.aborted) return ok('cancelled')
            // hashed while the disk writes it
            const writing = draft.write(piece)
            hash.update(piece)
            bytes += piece.length
            await writing
          }
          if (cancel.aborted) return ok('cancelled')
          if (hash.hex() !== sha256) return failed({ kind: 'vault/original-damaged', sha256 })
          const path = objectPath(sha256)
          const there = (await isThere(sha256)) ? await hashOf(path, () => false) : undefined
          // one that is no longer what its name says makes room, and is kept aside
          if (there !== undefined && there !== sha256) await files.move(path, nameAside(path))
          if (there !== sha256) await draft.keep(path)
          return ok(bytes)
        } finally {
          await draft.discard()
        }
      })
      return stored.ok ? stored.value : stored
    },

    async read(sha256, offset, length) {
      const found = await answered(async () =>
        (await isThere(sha256)) ? await files.read(objectPath(sha256), offset, length) : undefined,
      )
      if (!found.ok) return found
      return found.value ? ok(found.value) : failed({ kind: 'vault/original-missing', sha256 })
    },

    async check(sha256, cancel) {
      const checked = await answered(async (): Promise<Result<'whole' | 'cancelled', VaultFailure>> => {
        if (!(await isThere(sha256))) return failed({ kind: 'vault/original-missing', sha256 })
        const found = await hashOf(objectPath(sha256), () => cancel.aborted)
        if (found === undefined) return ok('cancelled')
        if (found === sha256) return ok('whole')
        return failed({ kind: 'vault/original-damaged', sha256 })
      })
      return checked.ok ? checked.value : checked
    },

    remove: (sha256, seq) =>
      inTurn(() =>
        answered(async () => {
          if (purge?.seq !== seq) {
            const originals = await purgedIn(seq)
            if (originals.size === 0) return 'kept'
            purge = { seq, originals }
          }
          if (!purge.originals.has(sha256)) return 'kept'
          const path = objectPath(sha256)
          if (await isThere(sha256)) await files.remove(path)
          const aside = path.replaceAll('/', '-')
          for (const name of await files.list('damaged'))
            if (name.startsWith(aside)) await files.remove(`damaged/${name}`)
          return 'gone'
        }),
      ),
  })
}

/** The vault's id. A vault that lost the file that names it gets a new one; the journal is what counts. */
async function identified(
  files: VaultFiles,
  newId: NewId,
  fresh: string,
): Promise<Result<string, VaultFailure>> {
  const size = await files.sizeOf(formatFile)
  const found = size === undefined ? undefined : parseFormat(await files.read(formatFile, 0, size))
  if (found && found.epoch > knownEpoch)
    return failed({ kind: 'vault/newer-version', found: found.epoch, known: knownEpoch })
  if (found) return ok(found.vaultId)
  if (size !== undefined) {
    if ((await files.list('journal')).length === 0)
      return failed({ kind: 'vault/not-a-vault', detail: formatFile })
    await files.move(formatFile, `damaged/${formatFile}-${newId()}`)
  }
  await writeWhole(files, formatFile, formatBytes(fresh))
  return ok(fresh)
}

/** What the disk refuses is a fact for the user; everything else is a bug and goes on as one. */
async function answered<T>(work: () => Promise<T>): Promise<Result<T, VaultFailure>> {
  try {
    return ok(await work())
  } catch (error) {
    if (!(error instanceof DiskError)) throw error
    return error.isFull
      ? failed({ kind: 'vault/full', neededBytes: stepBytes })
      : failed({ kind: 'vault/unavailable', detail: error.detail })
  }
}
