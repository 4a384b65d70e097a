import { describe, expect, it } from 'vitest'
import { bindRequests, type RequestDoor } from '../../electron/ipc/bind-requests.ts'
import { type RequestEvent, trustedSender } from '../../electron/ipc/trusted-sender.ts'
import { isOwnPage } from '../../electron/app-origin.ts'
import { ok } from '#shared/core/result.ts'
import { channels } from '#shared/ipc/channels.ts'
import type { Handlers } from '#shared/ipc/contract.ts'

const saveId = '4f6d2c1e-7a39-4d5c-9f1b-0a2b3c4d5e6f'
const goodArgs: { readonly [C in keyof Handlers]: unknown } = {
  'app:info': {},
  'disk:free-bytes': { of: 'both-copies' },
  'file:save-start': { suggestedName: 'a.pdf', size: 1 },
  'file:save-chunk': { saveId, offset: 0, bytes: new Uint8Array(1) },
  'file:save-finish': { saveId },
  'file:save-abort': { saveId },
  'menu:set-language': { locale: 'zh-TW' },
  'vault:state': {},
  'vault:append': { rows: [{ seq: 1, prev: '0'.repeat(64), hash: 'f'.repeat(64), body: '{}' }] },
  'vault:rows': { fromSeq: 1 },
  'vault:cut-damage': {},
  'vault:size-of': { sha256: 'a'.repeat(64) },
  'vault:check': { sha256: 'a'.repeat(64) },
  'vault:remove': { sha256: 'a'.repeat(64), seq: 1 },
  'vault:store-start': { sha256: 'a'.repeat(64) },
  'vault:store-chunk': { storeId: saveId, offset: 0, bytes: new Uint8Array(1) },
  'vault:store-finish': { storeId: saveId },
  'vault:store-abort': { storeId: saveId },
  'vault:store-file': { sha256: 'a'.repeat(64), bytes: 1, path: '/home/me/call.mp3' },
  'backup:last': {},
  'backup:start': { where: 'new' },
  'backup:find': {},
  'backup:restore': {},
  'backup:progress': { jobId: saveId },
  'backup:stop': { jobId: saveId },
}
const fromFrame = (url: string, parent: unknown = null): RequestEvent => ({
  sender: { id: 7 },
  senderFrame: { url, parent },
})
const ourPage = fromFrame('app://bundle/index.html#/cases')

/** All handlers of the contract, which only note that they were called. */
function bound(overrides: Partial<Handlers> = {}) {
  const called: unknown[] = []
  const logged: unknown[] = []
  const listeners = new Map<string, Parameters<RequestDoor['handle']>[1]>()
  const noting = Object.fromEntries(
    channels.map((channel) => [
      channel,
      (args: unknown, caller: unknown) => {
        called.push([channel, args, caller])
        return Promise.resolve(ok('done'))
      },
    ]),
  ) as unknown as Handlers
  bindRequests(
    { handle: (channel, listener) => void listeners.set(channel, listener) },
    { ...noting, ...overrides },
    { isTrusted: trustedSender(isOwnPage), log: (...line) => void logged.push(line) },
  )
  const ask = (channel: string, event: RequestEvent, ...input: unknown[]) =>
    listeners.get(channel)?.(event, ...input)
  return { ask, called, logged, listeners }
}

describe('requests', () => {
  it('are bound for every channel of the contract', () => {
    expect([...bound().listeners.keys()]).toEqual([...channels])
  })

  describe.each(channels)('%s', (channel) => {
    it('is carried out for our own page, with who asked', async () => {
      const { ask, called } = bound()

      expect(await ask(channel, ourPage, goodArgs[channel])).toEqual({ ok: true, value: 'done' })
      expect(called).toEqual([[channel, goodArgs[channel], { id: 7 }]])
    })

    it.each([
      ['another site', fromFrame('https://evil.example/')],
      ['a site whose name begins like ours', fromFrame('app://bundle.evil.example/')],
      ['another host of our scheme', fromFrame('app://other/index.html')],
      ['an address with a password', fromFrame('app://user:pw@bundle/index.html')],
      ['a file', fromFrame('file:///index.html')],
      ['an empty page', fromFrame('about:blank')],
      ['a blob of our own', fromFrame('blob:app://bundle/4f6d')],
      ['a sub-frame, though its address is ours', fromFrame('app://bundle/index.html', { url: 'x' })],
      ['a frame that has gone', { sender: { id: 7 }, senderFrame: null }],
    ])('is refused to %s', async (_who, event) => {
      const { ask, called, logged } = bound()

      expect(await ask(channel, event, goodArgs[channel])).toEqual({
        ok: false,
        failure: { kind: 'ipc/untrusted-sender' },
      })
      expect(called).toEqual([])
      expect(logged).toHaveLength(1)
    })

    it.each([
      ['none', []],
      ['two', [goodArgs[channel], 1]],
      ['another shape', [{ path: '/etc/passwd' }]],
      ['a list', [[goodArgs[channel]]]],
    ])('is refused with bad arguments: %s', async (_what, input) => {
      const { ask, called } = bound()

      expect(await ask(channel, ourPage, ...input)).toMatchObject({
        ok: false,
        failure: { kind: 'ipc/bad-arguments', channel },
      })
      expect(called).toEqual([])
    })

    it('answers a bug with a failure, and logs it', async () => {
      const { ask, logged } = bound({ [channel]: () => Promise.reject(new TypeError('secret path')) })

      expect(await ask(channel, ourPage, goodArgs[channel])).toEqual({
        ok: false,
        failure: { kind: 'ipc/unexpected', channel, detail: 'TypeError' },
      })
      expect(logged).toHaveLength(1)
    })
  })
})

describe('our own pages', () => {
  it('are those of the dev server too, when there is one', () => {
    expect(isOwnPage('http://127.0.0.1:5173/index.html', 'http://127.0.0.1:5173/')).toBe(true)
    expect(isOwnPage('http://127.0.0.1:5174/', 'http://127.0.0.1:5173/')).toBe(false)
    expect(isOwnPage('http://127.0.0.1:5173/')).toBe(false)
  })
})
