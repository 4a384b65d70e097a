import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createFileBeside } from '../../electron/adapters/new-file.ts'
import { createSaves, type SavePorts, type Saves } from '../../electron/handlers/save-handlers.ts'

const page = { id: 1 }
const anotherPage = { id: 2 }
const bytes = (text: string) => new TextEncoder().encode(text)

let folder: string
let target: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'recourse-save-'))
  target = join(folder, 'bundle.pdf')
})
const begun: Saves[] = []
afterEach(async () => {
  await Promise.all(begun.splice(0).map((saves) => saves.dropAll()))
  await rm(folder, { recursive: true, force: true })
})

let ids = 0
function savesWith(ports: Partial<SavePorts> = {}): Saves {
  const saves = createSaves({
    askSavePath: () => Promise.resolve(target),
    createBeside: (path) => createFileBeside(path, String((ids += 1))),
    freeBytesAt: () => Promise.resolve(1_000_000),
    newId: () => `save-${(ids += 1)}`,
    ...ports,
  })
  begun.push(saves)
  return saves
}

async function started(saves: Saves, size: number) {
  const reply = await saves.handlers['file:save-start']({ suggestedName: 'bundle.pdf', size }, page)
  if (!reply.ok || reply.value === 'cancelled') throw new Error('not started')
  return reply.value.saveId
}
const fault = (code: string) => Object.assign(new Error(code), { code })

describe('saving a file in pieces', () => {
  it('puts the pieces together under the chosen name', async () => {
    const saves = savesWith()
    const saveId = await started(saves, 6)

    await saves.handlers['file:save-chunk']({ saveId, offset: 0, bytes: bytes('abc') }, page)
    await saves.handlers['file:save-chunk']({ saveId, offset: 3, bytes: bytes('def') }, page)
    const saved = await saves.handlers['file:save-finish']({ saveId }, page)

    expect(saved).toEqual({ ok: true, value: { name: 'bundle.pdf', path: target } })
    expect(await readFile(target, 'utf8')).toBe('abcdef')
    expect(await readdir(folder)).toEqual(['bundle.pdf'])
    expect(saves.openCount()).toBe(0)
  })

  it('leaves an older file of that name whole until the new one is', async () => {
    await writeFile(target, 'older')
    const saves = savesWith()
    const saveId = await started(saves, 3)

    await saves.handlers['file:save-chunk']({ saveId, offset: 0, bytes: bytes('new') }, page)

    expect(await readFile(target, 'utf8')).toBe('older')
    await saves.handlers['file:save-finish']({ saveId }, page)
    expect(await readFile(target, 'utf8')).toBe('new')
  })

  it('saves a file without a single byte', async () => {
    const saves = savesWith()
    const saveId = await started(saves, 0)

    expect((await saves.handlers['file:save-finish']({ saveId }, page)).ok).toBe(true)
    expect(await readFile(target, 'utf8')).toBe('')
  })

  it('says so when the person closes the dialog', async () => {
    const saves = savesWith({ askSavePath: () => Promise.resolve(undefined) })

    const reply = await saves.handlers['file:save-start']({ suggestedName: 'a.pdf', size: 1 }, page)

    expect(reply).toEqual({ ok: true, value: 'cancelled' })
  })

  it('leaves nothing when it is aborted, and may be aborted again', async () => {
    const saves = savesWith()
    const saveId = await started(saves, 6)
    await saves.handlers['file:save-chunk']({ saveId, offset: 0, bytes: bytes('abc') }, page)

    expect((await saves.handlers['file:save-abort']({ saveId }, page)).ok).toBe(true)
    expect((await saves.handlers['file:save-abort']({ saveId }, page)).ok).toBe(true)

    expect(await readdir(folder)).toEqual([])
  })

  it('leaves nothing when the page goes away, and keeps what other pages write', async () => {
    const saves = savesWith()
    await started(saves, 6)

    await saves.dropOf(anotherPage.id)
    expect(saves.openCount()).toBe(1)
    await saves.dropOf(page.id)

    expect(await readdir(folder)).toEqual([])
    expect(saves.openCount()).toBe(0)
  })
})

describe('a request that saving refuses', () => {
  it.each([
    ['a piece out of order', 4],
    ['a piece that was written already', 0],
  ])('%s', async (_what, offset) => {
    const saves = savesWith()
    const saveId = await started(saves, 9)
    await saves.handlers['file:save-chunk']({ saveId, offset: 0, bytes: bytes('abc') }, page)

    const reply = await saves.handlers['file:save-chunk']({ saveId, offset, bytes: bytes('x') }, page)

    expect(reply).toMatchObject({ ok: false, failure: { kind: 'ipc/bad-arguments' } })
  })

  it('more bytes than were announced', async () => {
    const saves = savesWith()
    const saveId = await started(saves, 2)

    const reply = await saves.handlers['file:save-chunk']({ saveId, offset: 0, bytes: bytes('abc') }, page)

    expect(reply).toMatchObject({ ok: false, failure: { kind: 'ipc/bad-arguments' } })
  })

  it('an end before the last byte', async () => {
    const saves = savesWith()
    const saveId = await started(saves, 2)

    expect(await saves.handlers['file:save-finish']({ saveId }, page)).toMatchObject({ ok: false })
    expect(await readdir(folder)).not.toContain('bundle.pdf')
  })

  it("another page's file", async () => {
    const saves = savesWith()
    const saveId = await started(saves, 1)
    const piece = { saveId, offset: 0, bytes: bytes('x') }

    expect((await saves.handlers['file:save-chunk'](piece, anotherPage)).ok).toBe(false)
    expect((await saves.handlers['file:save-finish']({ saveId }, anotherPage)).ok).toBe(false)
    await saves.handlers['file:save-abort']({ saveId }, anotherPage)

    expect((await saves.handlers['file:save-chunk'](piece, page)).ok).toBe(true)
  })
})

describe('a disk that fails', () => {
  it('is found too small before anything is written', async () => {
    const saves = savesWith({ freeBytesAt: () => Promise.resolve(99) })

    const reply = await saves.handlers['file:save-start']({ suggestedName: 'a.pdf', size: 100 }, page)

    expect(reply).toEqual({
      ok: false,
      failure: { kind: 'storage/full', neededBytes: 100, freeBytes: 99 },
    })
    expect(await readdir(folder)).toEqual([])
  })

  it('is named when it fills up half-way, and nothing is left', async () => {
    const saves = savesWith({
      createBeside: async (path) => ({
        ...(await createFileBeside(path, 'full')),
        write: () => Promise.reject(fault('ENOSPC')),
      }),
    })
    const saveId = await started(saves, 3)

    const reply = await saves.handlers['file:save-chunk']({ saveId, offset: 0, bytes: bytes('abc') }, page)

    expect(reply).toEqual({
      ok: false,
      failure: { kind: 'storage/full', neededBytes: 3, freeBytes: 1_000_000 },
    })
    expect(await readdir(folder)).toEqual([])
  })

  it('is named when the folder cannot be written', async () => {
    target = join(folder, 'missing', 'a.pdf')

    const reply = await savesWith().handlers['file:save-start']({ suggestedName: 'a.pdf', size: 1 }, page)

    expect(reply).toEqual({
      ok: false,
      failure: { kind: 'shell/cannot-write', fileName: 'a.pdf', detail: 'ENOENT' },
    })
  })

  it('leaves nothing when even the last step fails', async () => {
    const saves = savesWith({
      createBeside: async (path) => ({
        ...(await createFileBeside(path, 'stuck')),
        finish: () => Promise.reject(fault('EPERM')),
      }),
    })
    const saveId = await started(saves, 0)

    expect(await saves.handlers['file:save-finish']({ saveId }, page)).toMatchObject({
      failure: { kind: 'shell/cannot-write', detail: 'EPERM' },
    })
    expect(await readdir(folder)).toEqual([])
    expect(saves.openCount()).toBe(0)
  })

  it('is not blamed for a bug', async () => {
    const saves = savesWith({ createBeside: () => Promise.reject(new TypeError('bug')) })

    await expect(
      saves.handlers['file:save-start']({ suggestedName: 'a.pdf', size: 1 }, page),
    ).rejects.toThrow('bug')
  })
})
