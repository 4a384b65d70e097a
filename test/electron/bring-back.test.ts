import { cp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fill, someOriginals } from '../builders/a-filled-vault.ts'
import { aDrive, backedUp, filesIn, inFolder, machine, originals, quiet } from '../builders/backup-machine.ts'
import { sha256Of } from '../builders/node-hash.ts'
import { rowsInVault } from '../builders/rows-in-vault.ts'

describe('a restore', () => {
  it('finds what a drive holds and brings all of it into an empty vault', async () => {
    const { home, drive } = await backedUp()
    const before = await filesIn(drive.backup)
    const next = await machine('next')
    next.choose(drive.path)

    expect(await next.backups.find()).toEqual({
      ok: true,
      value: {
        folder: drive.backup,
        cases: 1,
        exhibits: 3,
        originals: 3,
        bytes: 9000,
        rows: 4,
        last: '2026-11-04T08:00:00.000Z',
        missing: 0,
      },
    })
    expect(await next.backups.restore(quiet())).toMatchObject({ ok: true, value: { copied: 3, lost: [] } })
    expect(await rowsInVault(next.vault, 1)).toEqual(await rowsInVault(home.vault, 1))
    for (const bytes of originals)
      expect(await next.vault.check(sha256Of(bytes), { aborted: false })).toMatchObject({ ok: true })
    expect(await filesIn(drive.backup)).toEqual(before)
    expect(await next.backups.last()).toEqual({ ok: true, value: {} })

    // and the backup goes on from the new machine
    await fill(next.vault, someOriginals(4))
    expect(await next.backups.make('new', quiet())).toMatchObject({ ok: true, value: { copied: 1 } })
  })

  it('is never mixed into records that are there', async () => {
    const { drive } = await backedUp()
    const other = await machine('other', originals.slice(0, 1))
    other.choose(drive.path)
    await other.backups.find()
    const before = await filesIn(other.vaultPath)

    expect(await other.backups.restore(quiet())).toEqual({ ok: false, failure: { kind: 'backup/not-empty' } })
    expect(await filesIn(other.vaultPath)).toEqual(before)
  })

  it('needs a backup', async () => {
    const next = await machine('next')
    const drive = await aDrive()
    await writeFile(join(drive.path, 'holiday.jpg'), 'mine')
    next.choose(drive.path)

    expect(await next.backups.find()).toEqual({
      ok: false,
      failure: { kind: 'backup/not-a-backup', folder: drive.path },
    })
    expect(await next.backups.restore(quiet())).toMatchObject({ failure: { kind: 'ipc/bad-arguments' } })
  })

  it('says what is missing or damaged, and gives back the rest', async () => {
    const { drive, home } = await backedUp()
    const [first = ''] = originals.map((bytes) => sha256Of(bytes))
    await rm(join(drive.backup, 'objects', first.slice(0, 2), first))
    const next = await machine('next')
    next.choose(drive.backup)

    expect(await next.backups.find()).toMatchObject({ value: { missing: 1, originals: 3 } })
    expect(await next.backups.restore(quiet())).toMatchObject({
      ok: true,
      value: { copied: 2, lost: [first] },
    })
    expect(await rowsInVault(next.vault, 1)).toEqual(await rowsInVault(home.vault, 1))
  })

  it('that was cut off goes on with the same backup, and is known to be unfinished until then', async () => {
    const { home, drive } = await backedUp()
    const next = await machine('next')
    next.choose(drive.path)
    await next.backups.find()
    // as a power cut between two pages of rows leaves it
    await next.vault.append((await rowsInVault(home.vault, 1)).slice(0, 2))
    await writeFile(inFolder('next', 'backups.json'), JSON.stringify({ unfinished: { rows: 4 } }))

    expect(await next.backups.last()).toMatchObject({ value: { unfinished: { rows: 4 } } })
    expect(await next.backups.restore(quiet())).toMatchObject({ ok: true })
    expect(await rowsInVault(next.vault, 1)).toEqual(await rowsInVault(home.vault, 1))
    expect(await next.backups.last()).toEqual({ ok: true, value: {} })
  })

  it('that is stopped leaves an empty vault', async () => {
    const { drive } = await backedUp()
    const next = await machine('next')
    next.choose(drive.path)
    await next.backups.find()
    const stop = new AbortController()
    stop.abort()

    expect(await next.backups.restore({ ...quiet(), signal: stop.signal })).toEqual({
      ok: true,
      value: 'cancelled',
    })
    expect(await rowsInVault(next.vault, 1)).toEqual([])
    expect(await next.backups.last()).toEqual({ ok: true, value: {} })
  })

  it('works from a copy of the backup made by hand', async () => {
    const { drive } = await backedUp()
    await cp(drive.backup, inFolder('copied by hand'), { recursive: true })
    const next = await machine('next')
    next.choose(inFolder('copied by hand'))

    expect(await next.backups.find()).toMatchObject({ ok: true, value: { rows: 4 } })
    expect(await next.backups.restore(quiet())).toMatchObject({ ok: true })
  })
})
