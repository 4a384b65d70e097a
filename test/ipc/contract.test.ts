import { describe, expect, it } from 'vitest'
import { channels } from '#shared/ipc/channels.ts'
import { contract, maxChunkBytes, parseArgs, parseReply } from '#shared/ipc/contract.ts'

const saveId = '4f6d2c1e-7a39-4d5c-9f1b-0a2b3c4d5e6f'

describe('the contract', () => {
  it('describes the channels the preload is built from, and no others', () => {
    expect(Object.keys(contract).toSorted()).toEqual([...channels].toSorted())
  })

  it('names channels group:verb-object', () => {
    expect(channels.filter((channel) => !/^[a-z]+:[a-z]+(-[a-z]+)*$/.test(channel))).toEqual([])
  })

  it.each(channels)('refuses what %s does not take', (channel) => {
    for (const input of [undefined, null, 'x', 1, [], { path: '/etc/passwd' }]) {
      expect(parseArgs(channel, input)).toMatchObject({
        ok: false,
        failure: { kind: 'ipc/bad-arguments', channel },
      })
    }
  })
})

describe('a piece of a file', () => {
  const args = (bytes: unknown) => ({ saveId, offset: 0, bytes })

  it('may be as large as the limit', () => {
    expect(parseArgs('file:save-chunk', args(new Uint8Array(maxChunkBytes))).ok).toBe(true)
  })

  it('may not be larger, empty, or anything but bytes', () => {
    for (const bytes of [new Uint8Array(maxChunkBytes + 1), new Uint8Array(), [1, 2], 'text', null]) {
      expect(parseArgs('file:save-chunk', args(bytes)).ok).toBe(false)
    }
  })

  it('names its file by an id of the right form only', () => {
    const bytes = new Uint8Array(1)

    expect(parseArgs('file:save-chunk', { saveId: '../x', offset: 0, bytes }).ok).toBe(false)
    expect(parseArgs('file:save-chunk', { saveId, offset: -1, bytes }).ok).toBe(false)
    expect(parseArgs('file:save-chunk', { saveId, offset: 0.5, bytes }).ok).toBe(false)
  })
})

describe('a suggested file name', () => {
  it.each(['bundle.pdf', '据理_案件 3.pdf'])('is taken when it is plain: %s', (suggestedName) => {
    expect(parseArgs('file:save-start', { suggestedName, size: 1 }).ok).toBe(true)
  })

  it.each(['', '../x.pdf', '/etc/passwd', 'C:\\x.pdf', 'CON', 'a\u202efdp.exe', 'x\0.pdf', '.ssh'])(
    'is refused when it is not: %j',
    (suggestedName) => {
      expect(parseArgs('file:save-start', { suggestedName, size: 1 }).ok).toBe(false)
    },
  )
})

describe('an answer', () => {
  it('is taken as the contract has it', () => {
    const answer = { ok: true, value: { saveId, name: 'a.pdf' } }

    expect(parseReply('file:save-start', answer)).toEqual(answer)
    expect(parseReply('file:save-start', { ok: true, value: 'cancelled' })).toEqual({
      ok: true,
      value: 'cancelled',
    })
    expect(parseReply('disk:free-bytes', { ok: true, value: undefined })).toEqual({
      ok: true,
      value: undefined,
    })
  })

  it('may be a failure that the main process can have', () => {
    const answer = { ok: false, failure: { kind: 'storage/full', neededBytes: 10, freeBytes: 3 } }

    expect(parseReply('file:save-chunk', answer)).toEqual(answer)
  })

  it('of any other shape is itself a failure', () => {
    const strange = [
      undefined,
      {},
      { ok: true, value: { extra: 1 } },
      { ok: false, failure: { kind: 'made/up' } },
      { ok: false, failure: { kind: 'storage/full', neededBytes: 'much' } },
      { ok: true, value: {}, path: '/home' },
    ]

    for (const answer of strange) {
      expect(parseReply('file:save-abort', answer)).toMatchObject({
        ok: false,
        failure: { kind: 'ipc/unexpected', channel: 'file:save-abort' },
      })
    }
  })
})
