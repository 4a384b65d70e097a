// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { createHandoverStore, type MadePack } from '../../../renderer/features/handover/handover-store.ts'
import {
  makePack,
  packProfiles,
  putAway,
  savePack,
} from '../../../renderer/features/handover/pack-actions.ts'
import type { Platform } from '../../../renderer/platform/platform.ts'
import type {
  BundleMaker,
  FinishedBundle,
  FinishedCaseFile,
  FinishedPack,
  HandoverMaker,
} from '../../../renderer/services.tsx'
import { asExhibitId, asInstant } from '../../../shared/core/ids.ts'
import { put } from '../../../shared/core/journal/operation.ts'
import { failed, ok } from '../../../shared/core/result.ts'
import { aBundleRecord } from '../../builders/a-bundle-record.ts'
import { caseId } from '../../builders/a-case.ts'
import { anExhibit, someSha256 } from '../../builders/an-exhibit.ts'
import { settings } from '../data/a-store.ts'
import { aStoreWithCase } from '../data/an-import.ts'

const madeAt = asInstant('2025-06-01T08:00:00.000Z')
const bundle: FinishedBundle = {
  files: [{ fileName: 'a.pdf', file: new Blob(['%PDF']), sha256: someSha256('b') }],
  plan: {
    madeAt,
    title: '外呼机器人退费',
    fileName: 'a.pdf',
    sections: [],
    exhibits: [
      { exhibitId: 'exhibit-1', label: '证据1', number: '1', title: '合同', firstPage: 3, lastPage: 5 },
    ],
    pageCount: 7,
    attachments: [],
    files: [],
    expectedBytes: 4,
    missingCharacters: [],
    record: { ...aBundleRecord(), options: { profile: 'lawyer-reading-copy', language: 'zh-CN' } },
  },
  verification: [],
  head: 'c'.repeat(64),
  madeAt,
}
const pack: FinishedPack = {
  file: new Blob(['PK and so on']),
  files: 10,
  sumsSha256: 'd'.repeat(64),
  custody: {
    head: { seq: 3, hash: 'c'.repeat(64) },
    caseRoot: 'e'.repeat(64),
    disclosed: 2,
    withheld: 1,
  },
}
const choices = { profile: 'lawyer-reading-copy', language: 'zh-CN' } as const

async function aDesk(
  over: { readonly make?: BundleMaker['make']; readonly pack?: HandoverMaker['pack'] } = {},
) {
  const store = await aStoreWithCase()
  await store.door.commit({ label: 'exhibits-imported', ops: [put('exhibit', anExhibit())] })
  const screen = createHandoverStore()
  const notNow = async () => await Promise.resolve(failed({ kind: 'bundle/cancelled' } as const))
  const notMade = async () => await Promise.resolve(failed({ kind: 'handover/cancelled' } as const))
  const asked: unknown[] = []
  const discarded: unknown[] = []
  const make: BundleMaker['make'] = async (_, options) => {
    asked.push(options)
    return await Promise.resolve(ok(bundle))
  }
  const services = {
    ...store,
    newId: settings().newId,
    platform: {
      saveFile: async (name: string) => await Promise.resolve(ok({ name })),
    } as unknown as Platform,
    bundles: {
      plan: notNow,
      reopen: notNow,
      make: over.make ?? make,
      discard: (made: FinishedBundle) => void discarded.push(made),
    },
    handover: {
      pack: over.pack ?? (async () => await Promise.resolve(ok(pack))),
      caseFile: notMade,
      openCaseFile: notMade,
      discard: (made: FinishedPack | FinishedCaseFile) => void discarded.push(made),
    },
  }
  const made = (): MadePack => {
    const { making } = screen.getState()
    if (making.phase !== 'made') throw new Error(`nothing made: ${making.phase}`)
    return making
  }
  return { services, screen, asked, made, discarded }
}

describe('making a lawyer pack', () => {
  it('takes every exhibit of the case, and no original into the PDF', async () => {
    const { services, screen, asked, made } = await aDesk()

    await makePack(services, screen, caseId, choices)

    expect(asked).toEqual([
      expect.objectContaining({ exhibitIds: ['exhibit-1'], attachOriginals: false, language: 'zh-CN' }),
    ])
    expect(made().fileName).toBe('外呼机器人退费 律师资料包 2025-06-01.zip')
  })

  it('takes the bundle off the disk once it is in the pack, and the pack once it is put away', async () => {
    const { services, screen, discarded } = await aDesk()

    await makePack(services, screen, caseId, choices)
    expect(discarded).toEqual([bundle])
    putAway(services, screen)

    expect(discarded).toEqual([bundle, pack])
    expect(screen.getState().making.phase).toBe('idle')
  })

  it('says that nothing was made when the bundle is cancelled', async () => {
    const { services, screen } = await aDesk({
      make: async () => await Promise.resolve(failed({ kind: 'bundle/cancelled' } as const)),
    })

    await makePack(services, screen, caseId, choices)

    expect(screen.getState().making).toMatchObject({
      phase: 'failed',
      failure: { kind: 'handover/cancelled' },
    })
  })

  it('hands on what went wrong with the pack', async () => {
    const failure = { kind: 'handover/contradicts', fileName: 'manifest.json' } as const
    const { services, screen } = await aDesk({ pack: async () => await Promise.resolve(failed(failure)) })

    await makePack(services, screen, caseId, choices)

    expect(screen.getState().making).toMatchObject({ phase: 'failed', failure })
  })

  it('offers forms that are one PDF and hide nothing', () => {
    expect(packProfiles).toContain('lawyer-reading-copy')
    expect(packProfiles).not.toContain('public-platform')
    expect(packProfiles).not.toContain('platform-image-pack')
  })
})

describe('a saved pack', () => {
  it('stands in the case’s history once, with the hash of its list, and cannot be undone', async () => {
    const { services, screen, made } = await aDesk()
    await makePack(services, screen, caseId, choices)
    const before = (await services.door.history()).undo

    await savePack(services, screen, made())
    await savePack(services, screen, made())

    const exports = await services.exports.ofCase(caseId)
    expect(exports).toHaveLength(1)
    expect(exports[0]).toMatchObject({
      at: madeAt,
      exhibitIds: [asExhibitId('exhibit-1')],
      pack: { sumsSha256: pack.sumsSha256, caseRoot: pack.custody.caseRoot },
    })
    expect((await services.door.history()).undo).toBe(before)
  })

  it('is in no history when the user did not choose a place', async () => {
    const { services, screen, made } = await aDesk()
    await makePack(services, screen, caseId, choices)
    const platform = {
      saveFile: async () => await Promise.resolve(ok('cancelled')),
    } as unknown as Platform

    await savePack({ ...services, platform }, screen, made())

    expect(await services.exports.ofCase(caseId)).toEqual([])
    expect(made().saved).toBeUndefined()
  })
})
