import { createHash, randomBytes, randomInt, randomUUID } from 'node:crypto'
import { writeSync } from 'node:fs'
import { asSha256 } from '../../shared/core/ids.ts'
import { linked } from '../../shared/core/journal/chain.ts'
import type { Vault } from '../../shared/core/ports.ts'
import { openVault } from '../../shared/vault/open-vault.ts'
import { type DiskCalls, diskFiles, realCalls } from '../../electron/vault/disk-files.ts'

/*
 * A program that is meant to be ended at any moment: `write <folder> [relaxed]` stores originals and appends rows for ever,
 * and says what the vault acknowledged; `read <folder>` says what a vault holds.
 */
const hashText = (text: string) => createHash('sha256').update(text).digest('hex')
const never = { aborted: false }

/** The same calls without a flush: what a power cut must be seen to take. */
const relaxed: DiskCalls = {
  ...realCalls,
  syncFolder: () => Promise.resolve(),
  open: async (...args) => {
    const file = await realCalls.open(...args)
    file.datasync = () => Promise.resolve()
    return file
  },
}

async function opened(folder: string, calls: DiskCalls): Promise<Vault> {
  const vault = await openVault({
    files: diskFiles(folder, randomUUID, calls),
    hashText,
    newHash: () => {
      const hash = createHash('sha256')
      return { update: (bytes) => void hash.update(bytes), hex: () => hash.digest('hex') }
    },
    newId: randomUUID,
    segmentBytes: 4096,
  })
  if (!vault.ok) throw new Error(JSON.stringify(vault.failure))
  return vault.value
}
const say = (value: object) => writeSync(1, `${JSON.stringify(value)}\n`)

async function write(folder: string, calls: DiskCalls): Promise<void> {
  const vault = await opened(folder, calls)
  const state = await vault.state()
  if (!state.ok) throw new Error(state.failure.kind)
  for (let { head } = state.value; ;) {
    const bytes = randomBytes(randomInt(1, 300_000))
    const sha256 = asSha256(createHash('sha256').update(bytes).digest('hex'))
    const stored = await vault.store(sha256, pieces(bytes), never)
    const row = linked(head, JSON.stringify({ sha256, note: '证'.repeat(randomInt(1, 200)) }), hashText)
    const appended = stored.ok ? await vault.append([row]) : stored
    // the disk is gone: that is what these rounds are for
    if (!appended.ok) return
    head = appended.value
    say({ seq: row.seq, hash: row.hash })
  }
}
async function* pieces(bytes: Uint8Array) {
  for (let at = 0; at < bytes.length; at += 65_536)
    yield await Promise.resolve(bytes.subarray(at, at + 65_536))
}

async function read(folder: string): Promise<void> {
  const vault = await opened(folder, realCalls)
  const state = await vault.state()
  if (!state.ok) throw new Error(state.failure.kind)
  const hashes: string[] = []
  let broken = 0
  for (;;) {
    const page = await vault.rows(hashes.length + 1)
    if (!page.ok) throw new Error(page.failure.kind)
    if (page.value.length === 0) break
    for (const { hash, body } of page.value) {
      hashes.push(hash)
      const { sha256 } = JSON.parse(body) as { sha256: string }
      if (!(await vault.check(asSha256(sha256), never)).ok) broken += 1
    }
  }
  say({ hashes, broken, damagedFrom: state.value.damagedFrom ?? null })
}

const [job, folder = '', how] = process.argv.slice(2)
await (job === 'write' ? write(folder, how === 'relaxed' ? relaxed : realCalls) : read(folder))
