import { chmodSync, existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { crc32c } from '../../shared/vault/crc32c.ts'
import { fill, rowsNaming, someOriginals } from '../builders/a-filled-vault.ts'
import {
  aDrive,
  backedUp,
  filesIn,
  inFolder,
  machine,
  originals,
  quiet,
  vaultAt,
} from '../builders/backup-machine.ts'
import { sha256Of } from '../builders/node-hash.ts'
import { rowsInVault } from '../builders/rows-in-vault.ts'

const checkOf = (text: string) => crc32c(new TextEncoder().encode(text))

describe('a backup', () => {
  it('lies in a folder of its own on the drive, beside what is there', async () => {
    await aDrive()
    await writeFile(inFolder('drive', 'holiday.jpg'), 'mine')
    const { drive, home, made } = await backedUp()

    expect(made).toMatchObject({
      ok: true,
      value: {
        folder: drive.backup,
        cases: 1,
        originals: 3,
        bytes: 9000,
        copied: 3,
        lost: [],
        isOnSameDisk: true,
      },
    })
    const there = await vaultAt(drive.backup)
    expect(await rowsInVault(there, 1)).toEqual(await rowsInVault(home.vault, 1))
    for (const bytes of originals)
      expect(await there.check(sha256Of(bytes), { aborted: false })).toMatchObject({ ok: true })
    expect(await readFile(join(drive.path, 'holiday.jpg'), 'utf8')).toBe('mine')
  })

  it('is remembered, and the next one goes to the same place without a question', async () => {
    const { home, drive, made } = await backedUp()
    await fill(home.vault, someOriginals(4))
    home.choose(inFolder('nowhere'))

    expect(await home.backups.last()).toEqual({
      ok: true,
      value: { folder: drive.backup, last: made.ok && made.value },
    })
    expect(await home.backups.make('kept', quiet())).toMatchObject({
      ok: true,
      value: { originals: 4, copied: 1 },
    })
  })

  it('may be chosen itself, and is then the same', async () => {
    const { home, drive } = await backedUp()
    home.choose(drive.backup)

    expect(await home.backups.make('new', quiet())).toMatchObject({
      ok: true,
      value: { folder: drive.backup, copied: 0 },
    })
  })

  it('is not begun when no folder was chosen', async () => {
    const home = await machine('home', originals)

    expect(await home.backups.make('new', quiet())).toEqual({ ok: true, value: 'cancelled' })
    expect(await home.backups.last()).toEqual({ ok: true, value: {} })
  })

  it('does not go to an empty folder where the drive was', async () => {
    const { home, drive } = await backedUp()
    await rename(drive.path, inFolder('unplugged'))
    expect(await home.backups.make('kept', quiet())).toEqual({
      ok: false,
      failure: { kind: 'backup/not-there', folder: drive.backup },
    })
    await mkdir(drive.backup, { recursive: true })

    expect(await home.backups.make('kept', quiet())).toMatchObject({ failure: { kind: 'backup/not-there' } })
    expect(await readdir(drive.backup)).toEqual([])
  })

  it('leaves a folder of that name alone when it holds something else', async () => {
    const home = await machine('home', originals)
    const drive = await aDrive()
    await mkdir(join(drive.backup, 'tmp'), { recursive: true })
    await writeFile(join(drive.backup, 'tmp', 'thesis.doc'), 'years of work')
    await writeFile(join(drive.backup, 'notes.txt'), 'mine')
    home.choose(drive.path)

    expect(await home.backups.make('new', quiet())).toMatchObject({
      failure: { kind: 'backup/not-a-backup', folder: drive.backup },
    })
    expect(await readFile(join(drive.backup, 'tmp', 'thesis.doc'), 'utf8')).toBe('years of work')
  })

  it('is not made inside the vault', async () => {
    const home = await machine('home', originals)
    const before = await filesIn(home.vaultPath)
    for (const path of [home.vaultPath, join(home.vaultPath, 'objects')]) {
      home.choose(path)
      expect(await home.backups.make('new', quiet())).toMatchObject({
        failure: { kind: 'backup/same-place' },
      })
    }
    expect(await filesIn(home.vaultPath)).toEqual(before)
  })

  it("leaves other records' backup as it lies, whatever state it is in", async () => {
    const { drive } = await backedUp()
    await mkdir(join(drive.backup, 'tmp'), { recursive: true })
    await writeFile(join(drive.backup, 'tmp', 'unfinished'), 'x')
    const before = await filesIn(drive.backup)
    const other = await machine('other', [new Uint8Array(5)], rowsNaming([new Uint8Array(5)], 'another case'))
    other.choose(drive.path)

    expect(await other.backups.make('new', quiet())).toMatchObject({
      failure: { kind: 'backup/other-records', folder: drive.backup },
    })
    expect(await filesIn(drive.backup)).toEqual(before)
  })

  it('tells a vault without rows by its name', async () => {
    const home = await machine('home', originals)
    const drive = await aDrive()
    await vaultAt(drive.backup)
    home.choose(drive.path)

    expect(await home.backups.make('new', quiet())).toMatchObject({
      failure: { kind: 'backup/other-records' },
    })
  })

  it('of a newer program is not touched', async () => {
    const { home, drive } = await backedUp()
    const newer = JSON.stringify({ format: 'recourse-vault', epoch: 7, vaultId: 'v', check: checkOf('7/v') })
    await writeFile(join(drive.backup, 'FORMAT.json'), newer)
    const before = await filesIn(drive.backup)

    expect(await home.backups.make('kept', quiet())).toMatchObject({
      failure: { kind: 'backup/newer-version' },
    })
    expect(await filesIn(drive.backup)).toEqual(before)
  })

  it('that went on elsewhere is not gone over', async () => {
    const { home, drive } = await backedUp()
    await fill(await vaultAt(drive.backup), someOriginals(5))
    const before = await filesIn(drive.backup)
    expect(await home.backups.make('kept', quiet())).toMatchObject({ failure: { kind: 'backup/ahead' } })
    await fill(home.vault, [], rowsNaming([...originals, new Uint8Array(9)]))

    expect(await home.backups.make('kept', quiet())).toMatchObject({
      failure: { kind: 'backup/forked', seq: 5 },
    })
    expect(await filesIn(drive.backup)).toEqual(before)
  })

  it.skipIf(process.getuid?.() === 0)('says that a drive is write-protected', async () => {
    const home = await machine('home', originals)
    const drive = await aDrive()
    chmodSync(drive.path, 0o500)
    home.choose(drive.path)
    const made = await home.backups.make('new', quiet())
    chmodSync(drive.path, 0o700)

    expect(made).toMatchObject({ failure: { kind: 'backup/unavailable', detail: 'EACCES' } })
  })

  it('says so when a file stands where a folder should be', async () => {
    const home = await machine('home', originals)
    const drive = await aDrive()
    await writeFile(drive.backup, 'a file')
    home.choose(drive.path)

    expect(await home.backups.make('new', quiet())).toMatchObject({
      failure: { kind: 'backup/unavailable', folder: drive.path, detail: 'ENOTDIR' },
    })
    expect(home.logged).toEqual([])
  })

  it('ends when it is stopped, or when the page goes away, and the next one goes on', async () => {
    const home = await machine('home', originals)
    const drive = await aDrive()
    home.choose(drive.path)
    const stop = new AbortController()
    stop.abort()

    expect(await home.backups.make('new', { ...quiet(), signal: stop.signal })).toEqual({
      ok: true,
      value: 'cancelled',
    })
    let dropped: Promise<void> | undefined
    await home.backups.make('new', { ...quiet(), onProgress: () => void (dropped ??= home.dropPage()) })
    await dropped
    expect(existsSync(join(drive.backup, 'tmp')) ? await readdir(join(drive.backup, 'tmp')) : []).toEqual([])
    expect(await home.backups.make('new', quiet())).toMatchObject({
      ok: true,
      value: { originals: 3, lost: [] },
    })
  })
})
