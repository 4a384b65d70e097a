// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { createRecogniser, type ReadingProgress } from '../../../renderer/workers/reading/recogniser.ts'
import type { PictureReader, Reading } from '../../../renderer/workers/reading/picture-reader.ts'
import { plainTextOf } from '../../../shared/core/evidence/recognised-text.ts'
import { asSha256 } from '../../../shared/core/ids.ts'
import type { RecognisedTextRepository } from '../../../shared/core/ports.ts'
import { anExhibit } from '../../builders/an-exhibit.ts'
import { aStore, settings } from '../data/a-store.ts'

const picture = (digit: string) =>
  anExhibit({ original: { sha256: asSha256(digit.repeat(64)), media: 'image', type: 'image/png' } }).original
const read = (text: string): Reading => ({
  kind: 'read',
  pages: [{ lines: [{ text, left: 0, top: 0, width: 1, height: 0.1 }] }],
})

interface Given {
  readonly texts?: RecognisedTextRepository
  readonly answer?: (signal: AbortSignal) => Promise<Reading>
  readonly isOn?: boolean
  readonly hasFile?: boolean
}

/** A recogniser whose reader is a word for word answer, over the real store. */
async function aRecogniser({ answer, isOn = true, hasFile = true, ...given }: Given = {}) {
  const texts = given.texts ?? (await aStore()).texts
  let reads = 0
  const reader: PictureReader = {
    read: (_file, _type, _first, signal) => {
      reads += 1
      return answer ? answer(signal) : Promise.resolve(read(`第${reads}张`))
    },
  }
  const seen: ReadingProgress[] = []
  const switched: boolean[] = []
  const recogniser = createRecogniser({
    reader,
    texts,
    clock: settings().clock,
    fileOf: () => Promise.resolve(hasFile ? new Blob(['x']) : undefined),
    alone: (work) => work(),
    firstWriting: () => 'simplified',
    isOn,
    onSwitch: (on) => void switched.push(on),
  })
  recogniser.watch((progress) => void seen.push(progress))
  const textOf = async (digit: string) => {
    const sha256 = asSha256(digit.repeat(64))
    const found = (await texts.of([sha256])).get(sha256)
    return found && plainTextOf(found)
  }
  return { recogniser, texts, textOf, seen, switched, reads: () => reads }
}

describe('the reading of pictures', () => {
  it('keeps what was read by the hash of the original, one picture after the other', async () => {
    const { recogniser, textOf, seen } = await aRecogniser()

    await recogniser.want([picture('a'), picture('b')])

    expect([await textOf('a'), await textOf('b')]).toEqual(['第1张', '第2张'])
    expect(seen.map(({ done, total }) => `${done}/${total}`)).toEqual(['0/0', '0/2', '1/2', '2/2', '0/0'])
  })

  it('reads nothing twice, not even after a restart', async () => {
    const first = await aRecogniser()
    await first.recogniser.want([picture('a'), picture('a')])
    const later = await aRecogniser({ texts: first.texts })
    await later.recogniser.want([picture('a')])

    expect([first.reads(), later.reads()]).toEqual([1, 0])
  })

  it('leaves alone what holds no picture, is damaged or too large', async () => {
    const { recogniser, reads } = await aRecogniser()

    await recogniser.want([
      { ...picture('a'), media: 'audio' },
      { ...picture('b'), problems: [{ kind: 'encrypted' }] },
      { ...picture('c'), bytes: 2 ** 30 },
    ])

    expect(reads()).toBe(0)
  })

  it('ends at once when it is switched off, keeps nothing of that picture, and tells so', async () => {
    const { recogniser, textOf, switched, reads } = await aRecogniser({
      answer: (signal) =>
        new Promise((resolve) => {
          signal.addEventListener('abort', () => resolve({ kind: 'cancelled' }))
        }),
    })
    const wanted = recogniser.want([picture('a'), picture('b')])
    await expect.poll(reads).toBe(1)
    recogniser.switchTo(false)
    await wanted

    expect([await textOf('a'), await textOf('b'), reads()]).toEqual([undefined, undefined, 1])
    expect(switched).toEqual([false])
  })

  it('takes a picture that cannot be decoded for one without text', async () => {
    const { recogniser, textOf } = await aRecogniser({
      answer: () => Promise.resolve({ kind: 'read', pages: [] }),
    })

    await recogniser.want([picture('a')])

    expect(await textOf('a')).toBe('')
  })

  it('gives up for the session when the reader does not come up, and says so', async () => {
    const { recogniser, seen, reads, textOf } = await aRecogniser({
      answer: () => Promise.resolve({ kind: 'broken', detail: 'no wasm' }),
    })

    await recogniser.want([picture('a'), picture('b')])

    expect([reads(), seen.at(-1)?.isBroken, await textOf('a')]).toEqual([1, true, undefined])
  })

  it('leaves an original that is gone for another time', async () => {
    const { recogniser, reads, textOf } = await aRecogniser({ hasFile: false })

    await recogniser.want([picture('a')])

    expect([reads(), await textOf('a')]).toEqual([0, undefined])
  })
})

describe('texts that were kept', () => {
  it('are as good as none when they do not parse', async () => {
    const { texts } = await aStore()
    const sha256 = asSha256('d'.repeat(64))
    const at = settings().clock.now()
    await texts.keep({
      sha256,
      reader: 'x',
      at,
      pages: [{ lines: [{ text: 'a', left: 7, top: 0, width: 0, height: 0 }] }],
    })

    expect((await texts.of([sha256])).size).toBe(0)
  })
})
