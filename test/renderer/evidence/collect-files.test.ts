import { describe, expect, it } from 'vitest'
import {
  collectDropped,
  collectPasted,
  collectPicked,
} from '../../../renderer/features/evidence/import/collect-files.ts'
import { asInstant } from '#shared/core/ids.ts'

const file = (name: string, type = '') => new File([name], name, { type, lastModified: 1_726_650_000_000 })

/** A folder as a drop gives it; a browser hands its entries out in batches, in no order. */
const folder = (name: string, ...inside: readonly (File | FileSystemEntry)[]) => {
  const entries = inside.map((item) => (item instanceof File ? entryOf(item) : item))
  const batches = [entries.slice(0, 2), entries.slice(2), []]
  return {
    isFile: false,
    isDirectory: true,
    name,
    createReader: () => ({
      readEntries: (tell: (batch: unknown) => void) => tell(batches.shift() ?? []),
    }),
  } as unknown as FileSystemEntry
}
const entryOf = (given: File) =>
  ({
    isFile: true,
    isDirectory: false,
    name: given.name,
    file: (tell: (file: File) => void) => tell(given),
  }) as unknown as FileSystemEntry
const locked = (name: string) =>
  ({
    isFile: true,
    isDirectory: false,
    name,
    file: (_: unknown, refuse: (error: unknown) => void) =>
      refuse(new DOMException('no permission', 'NotReadableError')),
  }) as unknown as FileSystemEntry

const dropOf = (...items: readonly (File | FileSystemEntry)[]) =>
  ({
    items: items.map((item) => ({
      kind: 'file',
      webkitGetAsEntry: () => (item instanceof File ? entryOf(item) : item),
      getAsFile: () => (item instanceof File ? item : null),
    })),
  }) as unknown as DataTransfer

describe('a drop', () => {
  it('keeps the order in which files were dropped', async () => {
    const { files } = await collectDropped(dropOf(file('b.png'), file('a.png')))

    expect(files.map(({ name, acquired }) => [name, acquired])).toEqual([
      ['b.png', 'dropped'],
      ['a.png', 'dropped'],
    ])
    expect(files[0]?.modifiedAt).toBe(1_726_650_000_000)
  })

  it('walks folders to the bottom, as a file manager sorts them', async () => {
    const chats = folder('chats', file('10.png'), file('2.png'), folder('old', file('1.png')), file('1.png'))

    const { files } = await collectDropped(dropOf(file('first.pdf'), chats))

    expect(files.map(({ name }) => name)).toEqual(['first.pdf', '1.png', '2.png', '10.png', '1.png'])
    expect(files[1]?.acquired).toBe('folder')
  })

  it('names what systems leave behind, and what cannot be opened', async () => {
    const proof = folder('proof', file('.DS_Store'), file('a.png'), locked('secret.pdf'))

    const found = await collectDropped(dropOf(proof, file('Thumbs.db')))

    expect(found.files.map(({ name }) => name)).toEqual(['a.png'])
    expect(found.systemFiles).toEqual(['.DS_Store', 'Thumbs.db'])
    expect(found.unreadable).toEqual(['secret.pdf'])
  })
})

describe('a file dialog', () => {
  it('gives whatever was picked by hand, hidden or not', () => {
    const { files } = collectPicked([file('.env')], 'picked')

    expect(files.map(({ name }) => name)).toEqual(['.env'])
  })

  it('leaves systems’ files out of a folder', () => {
    const { files, systemFiles } = collectPicked([file('a.txt'), file('desktop.ini')], 'folder')

    expect(files.map(({ name }) => name)).toEqual(['a.txt'])
    expect(systemFiles).toEqual(['desktop.ini'])
  })
})

describe('a paste', () => {
  const clock = { now: () => asInstant('2025-05-10T06:03:11.000Z'), zone: () => 'Asia/Shanghai' }

  it('names a picture without a file by the user’s clock', () => {
    const { files } = collectPasted([file('image.png', 'image/png'), file('image.png', 'image/png')], clock)

    expect(files.map(({ name }) => name)).toEqual([
      'pasted-2025-05-10-140311.png',
      'pasted-2025-05-10-140311-2.png',
    ])
    expect(files[0]?.modifiedAt).toBeUndefined()
  })

  it('keeps the name of a copied file', () => {
    const [copied] = collectPasted([file('发票.pdf', 'application/pdf')], clock).files

    expect(copied).toMatchObject({ name: '发票.pdf', acquired: 'pasted' })
  })
})
