// @ts-check
import { createReadStream, existsSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join } from 'node:path'
import { build } from 'vite'
import { root } from '../run/reports.mjs'

const pages = join(root, 'test/torture/page')
/** @type {Record<string, string>} */
const types = { '.html': 'text/html', '.js': 'text/javascript', '.wasm': 'application/wasm' }

/**
 * Makes every database relaxed, in this build alone: what a power cut must be seen to take.
 * @returns {import('vite').Plugin}
 */
const relaxed = () => ({
  name: 'relaxed',
  enforce: 'pre',
  transform(code, id) {
    if (!id.endsWith('/renderer/data/databases.ts')) return undefined
    const [strict, weak] = ["chromeTransactionDurability: 'strict'", "chromeTransactionDurability: 'relaxed'"]
    if (!code.includes(strict)) throw new Error('nothing here is strict')
    return { code: code.replaceAll(strict, weak), map: null }
  },
})

/**
 * Notes each deletion of the originals' bytes, in page and workers alike.
 * @returns {import('vite').Plugin}
 */
const deletionsNoted = () => ({
  name: 'deletions-noted',
  enforce: 'pre',
  transform(code, id) {
    if (!id.endsWith('/renderer/data/databases.ts')) return undefined
    const noted = `
      const deleted = IDBObjectStore.prototype.delete
      const deletions = new BroadcastChannel('torture-deleted')
      IDBObjectStore.prototype.delete = function (key) {
        if (this.name === 'chunks') deletions.postMessage(1)
        return deleted.call(this, key)
      }`
    return { code: code + noted, map: null }
  },
})

/**
 * The page that writes to a real store for ever, with the program's own workers: `store.html`, or `beside.html`, which stands
 * beside a vault.
 * @param {string} outDir @param {'strict' | 'relaxed'} how @param {string} name
 */
export async function builtPage(outDir, how, name = 'store.html') {
  const plugins = () => (how === 'relaxed' ? [deletionsNoted(), relaxed()] : [deletionsNoted()])
  await build({
    root: pages,
    base: './',
    configFile: false,
    logLevel: 'error',
    plugins: plugins(),
    worker: { format: 'es', plugins },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'chrome140',
      rolldownOptions: { input: join(pages, name) },
    },
  })
  return outDir
}

/**
 * Serves a built page on this machine only; `onTold` hears what it tells. `answers` comes first, if the page stands beside a vault.
 * @typedef {(request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse) => boolean} Answers
 * @param {string} outDir @param {() => number} freeBytes of the disk that the page asks about
 * @param {(told: import('./page/told.ts').Told) => void} onTold @param {Answers} [answers]
 */
export async function servedPage(outDir, freeBytes, onTold, answers) {
  const server = createServer((request, response) => {
    if (answers?.(request, response)) return
    const path = new URL(request.url ?? '/', 'http://here').pathname
    if (path === '/told') {
      let text = ''
      request.setEncoding('utf8')
      request.on('data', (part) => (text += part))
      // a page that is killed while it tells has told nothing
      request.on('end', () => request.complete && onTold(JSON.parse(text)))
      request.on('end', () => response.end())
      return
    }
    if (path === '/free') {
      response.end(String(freeBytes()))
      return
    }
    const file = join(outDir, path)
    if (!existsSync(file)) {
      response.writeHead(404).end()
      return
    }
    response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' })
    createReadStream(file).pipe(response)
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    url: `http://127.0.0.1:${address.port}/${answers ? 'beside' : 'store'}.html`,
    /** What a killed page has still on its way is not heard by those who listen to the next. */
    hangUp: () => server.closeAllConnections(),
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}
