import { spawnSync } from 'node:child_process'
import {
  linkSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { givenFiles } from '../../electron/vault/given-file.ts'
import { nodeHash, sha256Of } from '../builders/node-hash.ts'

const bytes = Buffer.alloc(2_500_000, '通话记录')
let folder: string
let path: string
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'given-')))
  path = join(folder, 'call.mp3')
  writeFileSync(path, bytes)
  mkdirSync(join(folder, 'vault', 'objects'), { recursive: true })
})
afterEach(() => rmSync(folder, { recursive: true }))

/** The hash of all that comes. */
const whole = async (pieces: AsyncIterable<Uint8Array>) => {
  const hash = nodeHash.newHash()
  for await (const piece of pieces) hash.update(piece)
  return hash.hex()
}
const read = (from: string, length = bytes.length) =>
  givenFiles([join(folder, 'vault'), join(folder, 'profile')])({ path: from, bytes: length }, whole)

describe('a file that the person gave', () => {
  it('is read from its first byte to its last', async () => {
    expect(await read(path)).toBe(sha256Of(bytes))
  })

  it('may be empty', async () => {
    const empty = join(folder, 'empty.txt')
    writeFileSync(empty, '')

    expect(await read(empty, 0)).toBe(sha256Of(''))
  })

  it('has as many bytes as the page saw, or it is another', async () => {
    expect(await read(path, bytes.length - 1)).toBe('gone-or-changed')
    expect(await read(path, bytes.length + 1)).toBe('gone-or-changed')
  })

  it('may lie behind a linked folder', async () => {
    symlinkSync(folder, join(folder, 'desktop'))

    expect(await read(join(folder, 'desktop', 'call.mp3'))).toBe(sha256Of(bytes))
  })

  it('is not read on when it becomes shorter meanwhile', async () => {
    const cutShort = async (pieces: AsyncIterable<Uint8Array>) => {
      for await (const piece of pieces) truncateSync(path, piece.length)
      return 'read'
    }

    expect(await givenFiles([])({ path, bytes: bytes.length }, cutShort)).toBe('gone-or-changed')
  })

  it('lets what its reader throws through: that is no fact about the file', async () => {
    const bug = () => Promise.reject(new Error('a bug'))

    await expect(givenFiles([])({ path, bytes: bytes.length }, bug)).rejects.toThrow('a bug')
  })
})

describe('a path', () => {
  it.each(['', 'call.mp3', '//server/share/call.mp3', '\\\\server\\share\\call.mp3', '/no/such/file'])(
    'leads nowhere: %j',
    async (nowhere) => {
      expect(await read(nowhere)).toBe('gone-or-changed')
    },
  )

  it('leads nowhere when it is relative to where the program runs', async () => {
    expect(await read(relative(process.cwd(), path))).toBe('gone-or-changed')
  })

  it('leads nowhere when it is a link, a folder, a device or a pipe', async () => {
    const [link, pipe] = [join(folder, 'link.mp3'), join(folder, 'pipe')]
    symlinkSync(path, link)
    spawnSync('mkfifo', [pipe])

    expect(await read(link)).toBe('gone-or-changed')
    for (const strange of [folder, '/dev/zero', pipe]) expect(await read(strange, 0)).toBe('gone-or-changed')
  })

  it('does not lead into folders of ours, by whatever way', async () => {
    const inside = join(folder, 'vault', 'objects', 'ab')
    linkSync(path, inside)
    symlinkSync(join(folder, 'vault'), join(folder, 'way'))

    expect(await read(inside)).toBe('gone-or-changed')
    expect(await read(join(folder, 'way', 'objects', 'ab'))).toBe('gone-or-changed')
    expect(await read(join(folder, 'vault', '..', 'call.mp3'))).toBe(sha256Of(bytes))
  })

  it('may lead beside them', async () => {
    const beside = join(folder, '..vault.mp3')
    linkSync(path, beside)

    expect(await read(beside)).toBe(sha256Of(bytes))
  })
})

describe('a drive that does not answer', () => {
  const never = new Promise<never>(() => undefined)
  const waits = { path: '/mnt/share/call.mp3', bytes: 5 }
  /** A file whose reading or closing never ends. */
  const stuck = async (over: Partial<FileHandle>) => Object.assign(await open(path), over)

  it('keeps nobody waiting when it is asked to open a file, and closes it should it come', async () => {
    let comes: (file: FileHandle) => void = () => undefined
    const late = new Promise<FileHandle>((resolve) => (comes = resolve))
    const files = givenFiles([], { open: () => late, stepMs: 20 })
    expect(await files(waits, whole)).toBe('gone-or-changed')

    const file = await open(path)
    comes(file)
    await expect.poll(() => file.fd).toBe(-1)
  })

  it('keeps nobody waiting when it is read or closed', async () => {
    const file = await stuck({ read: () => never, close: () => never })
    const files = givenFiles([], { open: () => Promise.resolve(file), stepMs: 20 })

    expect(await files({ path, bytes: bytes.length }, whole)).toBe('gone-or-changed')
  })

  it('is asked for nothing more until it has answered', async () => {
    let comes: (file: FileHandle) => void = () => undefined
    const late = new Promise<FileHandle>((resolve) => (comes = resolve))
    const asked: string[] = []
    const opens = (name: string) => {
      asked.push(name)
      return name === waits.path ? late : open(path)
    }
    const files = givenFiles([], { open: opens, stepMs: 20 })
    const mine = { path, bytes: bytes.length }
    await files(waits, whole)

    expect(await files(mine, whole)).toBe('gone-or-changed')
    expect(asked).toEqual([waits.path])

    comes(await open(path))
    await expect.poll(async () => await files(mine, whole)).not.toBe('gone-or-changed')
  })
})
