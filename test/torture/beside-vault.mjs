// @ts-check
import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { builtForNode } from '../rig/built-for-node.mjs'
import { mainOverHttp } from '../rig/main-over-http.mjs'

/**
 * Where the second copy lies: on a disk that nobody fills, or on the one that is filled.
 * @typedef {'another disk' | 'the same disk'} VaultPlace
 * @typedef {{ program: string, place: VaultPlace }} Beside
 */

/** The main process's part of the desktop program, built. @param {string} outDir */
export const mainProgram = (outDir) => builtForNode('test/rig/main-process.ts', outDir)

/**
 * A new vault, and the main process before it: a new one for each start of the page, as in the desktop program.
 * @param {Beside} beside @param {{ filled: string, other: string, ballast: string }} folders
 */
export async function vaultBeside({ program, place }, { filled, other, ballast }) {
  /** @type {typeof import('../rig/main-process.ts')} */
  const { mainProcess } = await import(pathToFileURL(program).href)
  const vault = join(place === 'the same disk' ? filled : other, `vault-${randomUUID()}`)
  const started = () => mainProcess({ vault, profile: { folder: filled, ballast } })
  let main = started()
  /** @type {Set<Promise<unknown>>} */
  const underway = new Set()
  const asked = mainOverHttp((channel, args) => {
    const answer = main.answer(channel, args)
    underway.add(answer)
    const over = () => underway.delete(answer)
    answer.then(over, over)
    return answer
  })
  return {
    /** Answers what is asked of the main process; false for all else. @type {import('./torture-page.mjs').Answers} */
    answers: (request, response) => {
      const { pathname } = new URL(request.url ?? '', 'http://here')
      const original = /^\/vault\/([0-9a-f]{64})$/.exec(pathname)?.[1]
      if (original !== undefined) void sendOriginal(original, request.headers.range ?? null, response)
      else if (pathname.startsWith('/main/')) asked(request, response)
      else return false
      return true
    },
    /** The page is gone, and the main process with it. */
    async ended() {
      await main.dropped()
      await Promise.allSettled(underway)
      main = started()
    },
    remove: () => rmSync(vault, { recursive: true, force: true, maxRetries: 5 }),
  }

  /** @param {string} name @param {string | null} range @param {import('node:http').ServerResponse} response */
  async function sendOriginal(name, range, response) {
    const answer = await main.original(name, range)
    const bytes = Buffer.from(await answer.arrayBuffer())
    response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(bytes)
  }
}
