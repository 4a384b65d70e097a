// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { makeBundle, saveBundle, startAgain } from '../../../renderer/features/bundle/bundle-actions.ts'
import { firstChoices, optionsFrom } from '../../../renderer/features/bundle/bundle-choices.ts'
import { isOutdated } from '../../../renderer/features/bundle/is-outdated.ts'
import { createBundleStore, type Made } from '../../../renderer/features/bundle/bundle-store.ts'
import type { Platform } from '../../../renderer/platform/platform.ts'
import type { BundleMaker, FinishedBundle } from '../../../renderer/services.tsx'
import { asExhibitId, asInstant } from '../../../shared/core/ids.ts'
import { failed, ok } from '../../../shared/core/result.ts'
import { put } from '../../../shared/core/journal/operation.ts'
import { aBundleRecord } from '../../builders/a-bundle-record.ts'
import { aCase, caseId } from '../../builders/a-case.ts'
import { someSha256 } from '../../builders/an-exhibit.ts'
import { settings } from '../data/a-store.ts'
import { aStoreWithCase } from '../data/an-import.ts'

const options = optionsFrom(firstChoices('zh-CN'), '外呼机器人', [{ id: asExhibitId('exhibit-1') }])
const finished: FinishedBundle = {
  files: [
    {
      file: new Blob(['%PDF-1.7'], { type: 'application/pdf' }),
      fileName: '证据册.pdf',
      sha256: someSha256('b'),
    },
  ],
  plan: {
    madeAt: asInstant('2024-09-30T23:59:00.000Z'),
    title: '外呼机器人',
    fileName: '证据册.pdf',
    sections: [],
    exhibits: [
      { exhibitId: 'exhibit-1', label: '证据1', number: '1', title: '合同', firstPage: 3, lastPage: 5 },
    ],
    pageCount: 7,
    attachments: [{ fileName: '0001_contract.pdf', bytes: 12, sha256: someSha256() }],
    files: [{ kind: 'bundle', fileName: '证据册.pdf', bytes: 8, exhibits: ['证据1'] }],
    expectedBytes: 8,
    missingCharacters: [],
    record: aBundleRecord(),
  },
  verification: [{ check: 'pages', compared: 7 }],
  head: 'c'.repeat(64),
  madeAt: asInstant('2024-09-30T23:59:00.000Z'),
}

type Save = Platform['saveFile']
type Make = BundleMaker['make']

/** The real store; the engine and the shell are edges, so they are stood in for. */
async function aBundleDesk(make: Make, saveFile: Save) {
  const store = await aStoreWithCase()
  const { newId } = settings()
  const screen = createBundleStore()
  const discarded: unknown[] = []
  const bundles = {
    make,
    discard: (bundle: FinishedBundle, isBeingRead: boolean) => void discarded.push([bundle, isBeingRead]),
    plan: async () => await Promise.resolve(failed({ kind: 'bundle/cancelled' } as const)),
    reopen: async () => await Promise.resolve(failed({ kind: 'bundle/cancelled' } as const)),
  }
  const platform = { saveFile } as Platform
  const exported = () =>
    new Promise<readonly unknown[]>((resolve) => {
      const stop = store.exports.watchCase(caseId, (all) => {
        resolve(all)
        queueMicrotask(() => stop())
      })
    })
  const madeNow = (): Made => {
    const { making } = screen.getState()
    if (making.phase !== 'made') throw new Error(`nothing made: ${making.phase}`)
    return making
  }
  return {
    screen,
    door: store.door,
    head: async () => (await store.door.history()).head.hash,
    exported,
    madeNow,
    make: () => makeBundle({ bundles }, screen, caseId, options),
    again: () => startAgain({ bundles }, screen),
    discarded,
    save: () => saveBundle({ platform, door: store.door, newId }, screen, madeNow()),
  }
}
const makes: Make = async () => await Promise.resolve(ok(finished))
const saves: Save = async (name) => await Promise.resolve(ok({ name }))

describe('a bundle', () => {
  it('is not in the history when it was made but not saved', async () => {
    const desk = await aBundleDesk(makes, saves)
    await desk.make()

    expect(desk.madeNow().saved).toBeUndefined()
    expect(await desk.exported()).toEqual([])
  })

  it('lies on the disk until another is made or it is put away', async () => {
    const desk = await aBundleDesk(makes, saves)
    await desk.make()
    expect(desk.discarded).toEqual([])

    await desk.make()
    expect(desk.discarded).toEqual([[finished, false]])
    desk.again()
    desk.again()

    expect(desk.discarded).toHaveLength(2)
    expect(desk.screen.getState().making.phase).toBe('idle')
  })

  it('is taken off the disk later once it was saved: a download may still read it', async () => {
    const desk = await aBundleDesk(makes, saves)
    await desk.make()
    await desk.save()
    desk.again()

    expect(desk.discarded).toEqual([[finished, true]])
  })

  it('is in the history once it is saved, with its hash and the moment and head that it prints', async () => {
    const desk = await aBundleDesk(makes, saves)
    await desk.make()
    await desk.save()

    expect(desk.madeNow().saved).toEqual({ name: '证据册.pdf' })
    expect(await desk.exported()).toEqual([
      {
        id: expect.any(String),
        caseId,
        at: '2024-09-30T23:59:00.000Z',
        profile: 'prc-evidence-list',
        language: 'zh-CN',
        fileName: '证据册.pdf',
        sha256: someSha256('b'),
        bytes: 8,
        pages: 7,
        exhibitIds: ['exhibit-1'],
        numbers: ['1'],
        attachments: 1,
        head: 'c'.repeat(64),
        record: aBundleRecord(),
      },
    ])
  })

  it('is in the history once, however often it is saved', async () => {
    const desk = await aBundleDesk(makes, saves)
    await desk.make()
    await desk.save()
    await desk.save()

    expect(await desk.exported()).toHaveLength(1)
  })

  it('can be saved later when the user closes the dialog', async () => {
    const answers = [ok('cancelled' as const), ok({ name: 'x.pdf' })]
    const desk = await aBundleDesk(
      makes,
      async () => await Promise.resolve(answers.shift() ?? ok('cancelled' as const)),
    )
    await desk.make()
    await desk.save()
    expect(desk.madeNow().saved).toBeUndefined()
    expect(await desk.exported()).toEqual([])

    await desk.save()

    expect(await desk.exported()).toHaveLength(1)
  })

  it('says why it could not be written, and stays to be saved elsewhere', async () => {
    const failure = { kind: 'shell/cannot-write', fileName: 'x.pdf', detail: 'read-only' } as const
    const desk = await aBundleDesk(makes, async () => await Promise.resolve(failed(failure)))
    await desk.make()
    await desk.save()

    expect(desk.madeNow()).toMatchObject({ failure, saved: undefined, saving: undefined })
    expect(await desk.exported()).toEqual([])
  })

  it('that fails its verification is not handed over', async () => {
    const failure = {
      kind: 'bundle/verification-failed',
      check: 'index',
      where: '证据1',
      expected: '3',
      found: '4',
    } as const
    const desk = await aBundleDesk(async () => await Promise.resolve(failed(failure)), saves)
    await desk.make()

    expect(desk.screen.getState().making).toEqual({ phase: 'failed', caseId, failure })
    expect(await desk.exported()).toEqual([])
  })

  it('tells how far it has come until it is cancelled', async () => {
    const seen: unknown[] = []
    const desk = await aBundleDesk(async (_case, _options, { signal, onProgress }) => {
      onProgress({ step: 'writing', done: 1, total: 4 })
      const { making } = desk.screen.getState()
      seen.push(making.phase === 'making' && making.progress)
      if (making.phase === 'making') making.cancel()
      onProgress({ step: 'writing', done: 2, total: 4 })
      const { making: after } = desk.screen.getState()
      seen.push(after.phase === 'making' && after.progress, signal.aborted)
      return await Promise.resolve(failed({ kind: 'bundle/cancelled' }))
    }, saves)
    await desk.make()

    const one = { step: 'writing', done: 1, total: 4 }
    expect(seen).toEqual([one, one, true])
    expect(desk.screen.getState().making).toMatchObject({ failure: { kind: 'bundle/cancelled' } })
  })
})

describe('whether a made bundle is outdated', () => {
  /** The engine that prints the head at which the case stands. */
  const upToDate = async () => {
    const desk = await aBundleDesk(async () => {
      const head = await desk.head()
      return ok({ ...finished, head })
    }, saves)
    await desk.make()
    return desk
  }
  const edited = { label: 'case-edited', ops: [put('case', aCase({ title: '改' }))] } as const

  it('is no when nothing changed, nor before the journal has answered', async () => {
    const desk = await upToDate()

    expect(isOutdated(desk.madeNow(), options, await desk.head())).toBe(false)
    expect(isOutdated(desk.madeNow(), options, undefined)).toBe(false)
  })

  it('is no after it was saved, although that is recorded in the journal', async () => {
    const desk = await upToDate()
    const before = await desk.head()
    await desk.save()

    expect(await desk.head()).not.toBe(before)
    expect(isOutdated(desk.madeNow(), options, await desk.head())).toBe(false)
    // what watches the journal may be told of the record a moment later
    expect(isOutdated(desk.madeNow(), options, before)).toBe(false)
  })

  it('is yes after a change, saved or not', async () => {
    const desk = await upToDate()
    await desk.door.commit(edited)
    expect(isOutdated(desk.madeNow(), options, await desk.head())).toBe(true)

    await desk.save()
    expect(isOutdated(desk.madeNow(), options, await desk.head())).toBe(true)
  })

  it('is yes when something else is chosen, and no again when that is taken back', async () => {
    const desk = await upToDate()
    const chosen = { ...options, attachOriginals: !options.attachOriginals }

    expect(isOutdated(desk.madeNow(), chosen, await desk.head())).toBe(true)
    expect(isOutdated(desk.madeNow(), { ...options }, await desk.head())).toBe(false)
  })
})
