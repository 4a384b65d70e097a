import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAppProtocolHandler } from '../../electron/app-protocol.ts'
import { contentSecurityPolicy } from '#shared/ipc/content-security-policy.ts'

let home: string
let serve: ReturnType<typeof createAppProtocolHandler>
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'recourse-app-'))
  const root = join(home, 'renderer')
  await mkdir(join(root, 'assets'), { recursive: true })
  await writeFile(join(root, 'index.html'), '<!doctype html>')
  await writeFile(join(root, 'assets', 'call one.m4a'), '0123456789')
  for (const extension of ['js', 'mjs', 'css', 'wasm', 'otf', 'pdf', 'png', 'mp3', 'svg'])
    await writeFile(join(root, 'assets', `x.${extension}`), 'x')
  await writeFile(join(home, 'secret.txt'), 'secret')
  await writeFile(join(home, 'renderer-secret'), 'secret')
  serve = createAppProtocolHandler(root, ({ sha256, range }) =>
    Promise.resolve(new Response(`${sha256} ${range}`, { status: 206 })),
  )
})
afterAll(() => rm(home, { recursive: true, force: true }))

const get = (path: string, init: RequestInit = {}) => serve(new Request(`app://bundle${path}`, init))
const range = (value: string) => get('/assets/call%20one.m4a', { headers: { range: value } })

describe('the app protocol', () => {
  it.each(['/', '/index.html', '/index.html?x=1#/cases'])('serves the page at %s', async (path) => {
    const response = await get(path)

    expect(response.status).toBe(200)
    expect(await response.text()).toBe('<!doctype html>')
  })

  it('sends the content security policy and forbids guessing types, also when there is nothing', async () => {
    for (const path of ['/', '/assets/x.js', '/none']) {
      const { headers } = await get(path)

      expect(headers.get('content-security-policy')).toBe(contentSecurityPolicy)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
    }
  })

  it.each([
    ['js', 'text/javascript; charset=utf-8'],
    ['mjs', 'text/javascript; charset=utf-8'],
    ['css', 'text/css; charset=utf-8'],
    ['wasm', 'application/wasm'],
    ['otf', 'font/otf'],
    ['pdf', 'application/pdf'],
    ['png', 'image/png'],
    ['mp3', 'audio/mpeg'],
    ['svg', 'image/svg+xml'],
  ])('names the type of .%s', async (extension, type) => {
    expect((await get(`/assets/x.${extension}`)).headers.get('content-type')).toBe(type)
  })

  it.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/%2E%2E%2Fsecret.txt',
    '/..%2fsecret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/assets/%2e%2e%2f%2e%2e%2fsecret.txt',
    '/%252e%252e/secret.txt',
    '/..%5csecret.txt',
    '/%5c..%5csecret.txt',
    '/%2fetc%2fpasswd',
    '//etc/passwd',
    '/C:/Windows/win.ini',
    '/..%2frenderer-secret',
    '/index.html%00.png',
    '/index.html/',
    '/assets',
    '/assets/',
    '/%',
    '/%ff',
    '/nothing.js',
  ])('has nothing at %s', async (path) => {
    const response = await get(path)

    expect(response.status).toBe(404)
    expect(await response.text()).toBe('')
  })

  it('has nothing under another host', async () => {
    expect((await serve(new Request('app://other/index.html'))).status).toBe(404)
  })

  it('takes no method but GET and HEAD', async () => {
    expect((await get('/', { method: 'POST', body: 'x' })).status).toBe(404)
    const head = await get('/', { method: 'HEAD' })
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, '15', ''])
  })
})

describe('a range of a file', () => {
  it.each([
    ['bytes=0-3', '0123', 'bytes 0-3/10'],
    ['bytes=4-', '456789', 'bytes 4-9/10'],
    ['bytes=-3', '789', 'bytes 7-9/10'],
    ['bytes=8-99', '89', 'bytes 8-9/10'],
    ['bytes=-99', '0123456789', 'bytes 0-9/10'],
  ])('%s is answered with 206', async (asked, body, contentRange) => {
    const response = await range(asked)

    expect(response.status).toBe(206)
    expect(response.headers.get('content-range')).toBe(contentRange)
    expect(response.headers.get('content-length')).toBe(String(body.length))
    expect(await response.text()).toBe(body)
  })

  it.each(['bytes=10-', 'bytes=5-4', 'bytes=-0'])('%s is answered with 416', async (asked) => {
    const response = await range(asked)

    expect(response.status).toBe(416)
    expect(response.headers.get('content-range')).toBe('bytes */10')
  })

  it.each(['bytes=0-1,3-4', 'lines=1-2', 'bytes=-'])('%s is answered with the whole file', async (asked) => {
    const response = await range(asked)

    expect([response.status, await response.text()]).toEqual([200, '0123456789'])
  })

  it('hands originals of the second copy to whoever serves them, and nothing that is no hash', async () => {
    const sha256 = 'a'.repeat(64)
    const get = (path: string) =>
      serve(new Request(`app://bundle${path}`, { headers: { range: 'bytes=1-2' } }))

    expect(await (await get(`/vault/${sha256}`)).text()).toBe(`${sha256} bytes=1-2`)
    for (const path of ['/vault/', `/vault/${sha256}0`, `/vault/../${sha256}`, '/vault/FORMAT.json'])
      expect((await get(path)).status).toBe(404)
    const elsewhere = new Request(`app://elsewhere/vault/${sha256}`)
    expect((await serve(elsewhere)).status).toBe(404)
  })
})
