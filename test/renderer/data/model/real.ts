import { expect } from 'vitest'
import type { DatabaseNames } from '../../../../renderer/data/databases.ts'
import { catchUp } from '../../../../renderer/data/mirror.ts'
import type { OpenedStore } from '../../../../renderer/data/open-store.ts'
import { firstLook, restoreAll } from '../../../../renderer/data/restore.ts'
import type { SecondCopy } from '../../../../renderer/data/second-copy.ts'
import { beginSession } from '../../../../renderer/data/sessions.ts'
import type { Vault } from '../../../../shared/core/ports.ts'
import { aVault } from '../../../builders/a-vault.ts'
import { type MemoryFiles, memoryFiles } from '../../../builders/memory-files.ts'
import { aStore, freshNames } from '../a-store.ts'

export const quiet = { cancel: { aborted: false }, onProgress: () => undefined }
export type Faults = NonNullable<Parameters<typeof memoryFiles>[1]>

let sessions = 0

/** The store, its second copy on a disk in memory, and the session that brings files in: what a crash takes down. */
export class Real {
  private readonly opened: {
    names: DatabaseNames
    store: OpenedStore
    files: MemoryFiles
    vault: Vault
    session: { readonly name: string; readonly end: () => void }
  }
  private constructor(opened: Real['opened']) {
    this.opened = opened
  }

  static async begin(): Promise<Real> {
    const names = freshNames()
    const files = memoryFiles()
    const vault = await aVault(files)
    const opened = { names, files, vault, session: await aSession() }
    // the copy is asked for only when something is read
    const real = new Real({ ...opened, store: await aStore({ names }) })
    await real.reopen()
    return real
  }

  get store() {
    return this.opened.store
  }
  get vault() {
    return this.opened.vault
  }
  get session() {
    return this.opened.session.name
  }

  private readonly copy: SecondCopy = async (sha256, offset, length) => {
    const read = await this.opened.vault.read(sha256, offset, length)
    return read.ok ? new Uint8Array(read.value) : undefined
  }

  /** The connections end in the middle of whatever is going on, and so does the session: nobody tidies up. */
  cut() {
    this.store.databases.close()
    this.store.close()
    this.opened.session.end()
  }

  /** From now on the power goes inside every transaction of the journal: what it has written of it is not there. */
  failCommits() {
    const fail = () => {
      throw new DOMException('the power went', 'AbortError')
    }
    const { meta } = this.store.databases.records
    meta.hook('creating', fail)
    meta.hook('updating', fail)
  }

  /** What a start does: open, look at both copies, sweep. */
  async reopen() {
    this.cut()
    const { names } = this.opened
    this.opened.session = await aSession()
    this.opened.store = await aStore({ names, copy: this.copy })
    expect(await firstLook(this.vault, this.store.mirrored)).toEqual({ kind: 'open' })
    await this.store.erasing.first()
  }

  /** Brings the second copy up to date, and takes out of it what was purged, on a disk with these faults, and gives it back as it is after the power returned. */
  async mirror(faults: Faults) {
    const files = memoryFiles(this.opened.files.all(), faults)
    const vault = await aVault(files).catch(() => undefined)
    const caught = vault && (await catchUp(this.store.mirrored, vault, quiet))
    if (vault && caught?.ok) await this.store.erasing.second(vault)
    this.opened.files = memoryFiles(files.all())
    this.opened.vault = await aVault(this.opened.files)
    return caught
  }

  /** The folder of the database is gone: the program offers to restore, and the person accepts. */
  async lose() {
    this.cut()
    this.opened.names = freshNames()
    this.opened.session = await aSession()
    this.opened.store = await aStore({ names: this.opened.names, copy: this.copy })
    expect(await firstLook(this.vault, this.store.mirrored)).toMatchObject({ kind: 'restore' })
    expect(await restoreAll(this.store.mirrored, this.vault, quiet)).toMatchObject({ ok: true })
  }
}

async function aSession() {
  const name = `model-${(sessions += 1)}`
  return { name, ...(await beginSession(name)) }
}
