// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { byteRangeOf, openEndedBytes } from '../../../../renderer/workers/media/byte-range.ts'
import { mediaResponse } from '../../../../renderer/workers/media/media-response.ts'
import { sha256Of } from '../../../builders/node-hash.ts'
import { aFile, aStoreWithCase, imported, importParts, someBytes } from '../../data/an-import.ts'

describe('a byte range', () => {
  it.each([
    ['bytes=0-99', { from: 0, to: 99 }],
    ['bytes=990-2000', { from: 990, to: 999 }],
    ['bytes=-10', { from: 990, to: 999 }],
    ['bytes=-5000', { from: 0, to: 999 }],
    ['bytes=5-', { from: 5, to: 999 }],
    ['bytes=1000-', 'outside'],
    ['bytes=-0', 'outside'],
    ['bytes=9-5', undefined],
    ['bytes=0-1,5-6', undefined],
    ['bytes=-', undefined],
    ['lines=1-2', undefined],
    [null, undefined],
  ])('of a thousand bytes, %s, is %o', (header, range) => {
    expect(byteRangeOf(header, 1000)).toEqual(range)
  })

  it('with an open end is cut to what a player needs next', () => {
    expect(byteRangeOf('bytes=7-', 1e9)).toEqual({ from: 7, to: 7 + openEndedBytes - 1 })
  })
})

describe('the answer to a media request', () => {
  const bytes = someBytes(3 * 1024 * 1024 + 11)
  const sha256 = sha256Of(bytes)
  const asked = async (range: string | null, type: string | null = 'audio/mpeg') => {
    const store = await aStoreWithCase()
    await imported(await importParts(store), [aFile('录音.mp3', bytes)])
    return await mediaResponse(store.objects, { sha256, type, range })
  }
  const body = async (response: Response) => Buffer.from(await response.arrayBuffer())

  it('holds exactly the range, and says which', async () => {
    const response = await asked('bytes=1048570-3145735')

    expect(response.status).toBe(206)
    expect(response.headers.get('content-range')).toBe(`bytes 1048570-3145735/${bytes.length}`)
    expect(response.headers.get('content-length')).toBe('2097166')
    expect(sha256Of(await body(response))).toBe(sha256Of(bytes.subarray(1_048_570, 3_145_736)))
  })

  it('is the whole original when no range was asked for', async () => {
    const response = await asked(null)

    expect(response.status).toBe(200)
    expect(sha256Of(await body(response))).toBe(sha256)
  })

  it('is 416 behind the end and 404 for what is not there', async () => {
    const store = await aStoreWithCase()
    const missing = await mediaResponse(store.objects, { sha256, type: null, range: null })

    expect([(await asked('bytes=99999999-')).status, missing.status]).toEqual([416, 404])
  })

  it.each([
    ['audio/mpeg', 'audio/mpeg'],
    ['image/svg+xml', 'image/svg+xml'],
    ['text/html', 'application/octet-stream'],
    ['application/pdf', 'application/octet-stream'],
    ['video/mp4\r\nset-cookie: x', 'application/octet-stream'],
    [null, 'application/octet-stream'],
  ])('names %o as %s', async (given, named) => {
    expect((await asked('bytes=0-0', given)).headers.get('content-type')).toBe(named)
  })

  it('may not run, load or be sniffed as anything', async () => {
    const { headers } = await asked('bytes=0-0')

    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox")
  })
})
