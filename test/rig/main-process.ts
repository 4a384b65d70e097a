import { randomUUID } from 'node:crypto'
import { basename } from 'node:path'
import { ballastAt } from '../../electron/adapters/ballast.ts'
import { freeBytesAt, leastFreeBytes } from '../../electron/adapters/free-bytes.ts'
import { shellHandlers } from '../../electron/handlers/shell-handlers.ts'
import { createVaultHandlers } from '../../electron/handlers/vault-handlers.ts'
import { diskVault } from '../../electron/vault/disk-vault.ts'
import { givenFiles } from '../../electron/vault/given-file.ts'
import { vaultResponses } from '../../electron/vault/vault-responses.ts'
import { asSha256 } from '#shared/core/ids.ts'

interface Named {
  readonly name: string
}
export interface MainSettings {
  readonly vault: string
  /** Where those lie that the page was given. */
  readonly files?: readonly string[]
  /** Where the page's own store lies, and main's ballast beside it; without it nobody sees the disk. */
  readonly profile?: { readonly folder: string; readonly ballast: string }
}
const pageId = 1

/**
 * What of the main process a page in a plain browser needs to stand beside its vault: the real handlers, answering by the
 * names of their channels. Built for Node (`built-for-node.mjs`), because Node 20 does not run TypeScript.
 */
export function mainProcess({ vault: folder, files = [], profile }: MainSettings) {
  const open = diskVault(folder)
  const vault = createVaultHandlers(open, randomUUID, givenFiles([folder]))
  const freeForPage = profile
    ? ballastAt(profile.ballast, () => freeBytesAt(profile.folder)).freeBytes
    : () => Promise.resolve(undefined)
  const shell = shellHandlers({
    version: '0.0.0',
    system: process.platform,
    electron: '',
    freeBytes: () => leastFreeBytes([freeForPage, () => freeBytesAt(folder)]),
    freeForPage,
    showMenuIn: () => undefined,
  })
  const handlers = { ...shell, ...vault.handlers }
  const servesOriginal = vaultResponses(open)
  /** In the place of the preload, which asks Electron. */
  const withPath = ({ name, ...args }: Named) => ({
    ...args,
    path: files.find((file) => basename(file) === name) ?? '',
  })
  return {
    answer: async (channel: string, args: unknown): Promise<unknown> => {
      const handler = Reflect.get(handlers, channel) as (args: unknown, caller: object) => Promise<unknown>
      return await handler(channel === 'vault:store-file' ? withPath(args as Named) : args, { id: pageId })
    },
    /** A range of an original, as the program's own address serves it. */
    original: (name: string, range: string | null) => servesOriginal({ sha256: asSha256(name), range }),
    /** The page went away. */
    dropped: () => vault.dropOf(pageId),
  }
}
