// @vitest-environment node
import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { pickedFolder, saveIntoFolder } from '../../../renderer/platform/folder-saving.ts'
import { zipped } from '../../../renderer/platform/zipped.ts'

const files = [
  { fileName: '证据册 第1册.pdf', file: new Blob(['%PDF-1.7 one']) },
  { fileName: 'SHA256SUMS', file: new Blob(['0'.repeat(64)]) },
]
const run = () => {
  const told: number[] = []
  const abort = new AbortController()
  return {
    told,
    abort,
    options: { signal: abort.signal, onProgress: (bytes: number) => void told.push(bytes) },
  }
}

/** A folder as the browser gives it: what is written appears when its stream is closed. */
function aFolder(before: Readonly<Record<string, string>> = {}, failing?: string) {
  const inPlace = new Map(Object.entries(before))
  const handle = {
    name: '证据',
    getFileHandle(name: string, { create = false } = {}) {
      if (!inPlace.has(name) && !create)
        return Promise.reject(new DOMException('no such file', 'NotFoundError'))
      if (!inPlace.has(name)) inPlace.set(name, '')
      const createWritable = () => {
        let text = ''
        const stream = new WritableStream<Uint8Array>({
          write(chunk) {
            if (name === failing) throw new DOMException('full', 'QuotaExceededError')
            text += new TextDecoder().decode(chunk)
          },
          close: () => void inPlace.set(name, text),
        })
        return Promise.resolve(stream)
      }
      return Promise.resolve({ createWritable })
    },
    removeEntry: (name: string) => Promise.resolve(void inPlace.delete(name)),
  }
  // only what saving uses of it
  return { inPlace, handle: handle as Partial<FileSystemDirectoryHandle> as FileSystemDirectoryHandle }
}

describe('files saved as one zip', () => {
  it('come out as they went in, stored, under their own names', async () => {
    const { options, told } = run()

    const saved = await zipped(files, options)

    const zip = saved.ok && saved.value !== 'cancelled' ? saved.value : new Blob()
    const found = unzipSync(new Uint8Array(await zip.arrayBuffer()))
    expect(Object.keys(found)).toEqual(files.map(({ fileName }) => fileName))
    expect(new TextDecoder().decode(found['证据册 第1册.pdf'])).toBe('%PDF-1.7 one')
    expect(told.at(-1)).toBe(zip.size)
  })

  it('are none when it is cancelled', async () => {
    const { options, abort } = run()
    abort.abort()

    expect(await zipped(files, options)).toEqual({ ok: true, value: 'cancelled' })
  })
})

describe('files saved into a folder', () => {
  it('appear together', async () => {
    const { handle, inPlace } = aFolder()

    expect(await saveIntoFolder(handle, files, run().options)).toEqual({
      ok: true,
      value: { name: '证据', isFolder: true },
    })
    expect(Object.fromEntries(inPlace)).toEqual({
      '证据册 第1册.pdf': '%PDF-1.7 one',
      SHA256SUMS: '0'.repeat(64),
    })
  })

  it('leave the folder as it was when one cannot be written', async () => {
    const { handle, inPlace } = aFolder({ '证据册 第1册.pdf': 'older', 'notes.txt': 'mine' }, 'SHA256SUMS')

    const saved = await saveIntoFolder(handle, files, run().options)

    expect(saved).toMatchObject({
      ok: false,
      failure: { kind: 'shell/cannot-write', fileName: 'SHA256SUMS' },
    })
    expect(Object.fromEntries(inPlace)).toEqual({ '证据册 第1册.pdf': 'older', 'notes.txt': 'mine' })
  })

  it('leave the folder as it was when it is cancelled', async () => {
    const { handle, inPlace } = aFolder()
    const { options, abort } = run()
    const onProgress = () => abort.abort()

    expect(await saveIntoFolder(handle, files, { ...options, onProgress })).toEqual({
      ok: true,
      value: 'cancelled',
    })
    expect(inPlace.size).toBe(0)
  })

  it('go into a zip where the browser has no such dialog, or refuses it', async () => {
    const refuses = { showDirectoryPicker: () => Promise.reject(new DOMException('no', 'SecurityError')) }
    const closed = { showDirectoryPicker: () => Promise.reject(new DOMException('no', 'AbortError')) }

    expect(await pickedFolder(refuses)).toBeUndefined()
    expect(await pickedFolder(closed)).toBe('cancelled')
    expect(await pickedFolder({})).toBeUndefined()
  })
})
