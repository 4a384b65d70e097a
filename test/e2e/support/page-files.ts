import type { Page } from '@playwright/test'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import './disk-folder.ts'
import { DiskError, type VaultFiles } from '#shared/vault/vault-files.ts'

/** A call over the wire: bytes are base64 there. */
type Told =
  { readonly value: unknown } | { readonly disk: { readonly detail: string; readonly isFull: boolean } }

let building: Promise<string> | undefined
const code = () => (building ??= bundled())

/** The program's own module, as a script that leaves it on `globalThis.folderVault`. */
async function bundled(): Promise<string> {
  const entry = fileURLToPath(
    new URL('../../../renderer/platform/folder-vault/folder-files.ts', import.meta.url),
  )
  const output = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, minify: false, lib: { entry, formats: ['iife'], name: 'folderVault' } },
  })
  const [chunk] = (Array.isArray(output) ? output : [output]).flatMap((one) =>
    'output' in one ? one.output : [],
  )
  if (chunk?.type !== 'chunk') throw new Error('no script')
  return `${chunk.code}\nglobalThis.folderVault = folderVault`
}

const base64Of = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')

/** A folder `name` in that which was dropped on the page, else on the browser's own disk; every call is made in the page. */
export async function pageFiles(page: Page, name: string): Promise<VaultFiles> {
  await page.evaluate(await code())
  await page.evaluate(async (folder) => {
    let ids = 0
    const module = Reflect.get(globalThis, 'folderVault')
    const disk = globalThis.droppedFolder ?? (await navigator.storage.getDirectory())
    const root = await disk.getDirectoryHandle(folder, { create: true })
    const files = module.folderFiles(root, () => `${performance.timeOrigin}-${(ids += 1)}`)
    const drafts = new Map<number, unknown>()
    const asBytes = (base64: string) => Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))
    const asBase64 = (bytes: Uint8Array) =>
      btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
    const call = async (method: string, args: readonly unknown[]) => {
      if (method === 'draft') {
        const draft: unknown = await files.draft()
        drafts.set((ids += 1), draft)
        return ids
      }
      if (method === 'append') return await files.append(args[0], args[1], asBytes(String(args[2])))
      if (method === 'read') return asBase64(await files.read(...args))
      if (Reflect.has(files, method)) return await files[method](...args)
      const draft = drafts.get(Number(args[0])) as Record<string, (given: unknown) => Promise<unknown>>
      const given = method === 'write' ? asBytes(String(args[1])) : args[1]
      return await draft[method]?.(given)
    }
    Reflect.set(globalThis, `files ${folder}`, async (method: string, args: readonly unknown[]) => {
      try {
        return { value: await call(method, args) }
      } catch (error) {
        if (error instanceof Error && 'detail' in error)
          return { disk: { detail: error.detail, isFull: Reflect.get(error, 'isFull') } }
        throw error
      }
    })
  }, name)

  const ask = async <T>(method: string, ...args: readonly unknown[]): Promise<T> => {
    const told = (await page.evaluate(
      ([folder, asked, given]) => Reflect.get(globalThis, `files ${folder}`)(asked, given) as unknown,
      [name, method, args] as const,
    )) as Told
    if ('disk' in told) throw new DiskError(told.disk.detail, told.disk.isFull)
    return told.value as T
  }
  return {
    list: (folder) => ask('list', folder),
    sizeOf: (path) => ask('sizeOf', path),
    read: async (path, offset, length) =>
      Uint8Array.from(Buffer.from(await ask<string>('read', path, offset, length), 'base64')),
    append: (path, at, bytes) => ask('append', path, at, base64Of(bytes)),
    async draft() {
      const id = await ask<number>('draft')
      return {
        write: (bytes) => ask('write', id, base64Of(bytes)),
        keep: (path) => ask('keep', id, path),
        discard: () => ask('discard', id),
      }
    },
    move: (from, to) => ask('move', from, to),
    remove: (path) => ask('remove', path),
  }
}
