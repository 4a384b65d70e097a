// @vitest-environment node
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { addSampleCase, type ReadSampleFile } from '../../../renderer/sample/add-sample-case.ts'
import { removeSampleCase, type SampleServices } from '../../../renderer/sample/remove-sample-case.ts'
import { sampleEvents } from '../../../renderer/sample/sample-events.ts'
import { sampleFiles } from '../../../renderer/sample/sample-files.ts'
import { importFiles } from '../../../renderer/workers/import/import-files.ts'
import { atStakeOf, totalsOf } from '../../../shared/core/ledger/totals.ts'
import type { Exhibit } from '../../../shared/core/evidence/exhibit.ts'
import type { CaseId } from '../../../shared/core/ids.ts'
import { type Locale, locales, messagesOf } from '../../../shared/messages/messages.ts'
import { aStore, settings } from '../data/a-store.ts'
import { importParts, leftovers } from '../data/an-import.ts'

const folder = join(import.meta.dirname, '../../../assets/sample')
const read: ReadSampleFile = (asset) => Promise.resolve(new Blob([readFileSync(join(folder, asset))]))

/** A real store and a real import, without the worker between them. */
async function aDesk() {
  const store = await aStore()
  const parts = await importParts(store)
  const services: SampleServices = {
    ...store,
    ...settings(),
    importer: {
      importFiles: async (caseId, files, { signal, onProgress, group }) =>
        await importFiles(
          parts,
          { caseId, files, group },
          {
            cancel: signal,
            onProgress,
            onKeep: () => undefined,
          },
        ),
    },
  }
  return { store, services }
}

async function added(locale: Locale = 'zh-CN') {
  const { store, services } = await aDesk()
  const result = await addSampleCase(services, locale, read)
  if (!result.ok) throw new Error(result.failure.kind)
  return { store, services, caseId: result.value }
}

const recordsOf = async ({ parties, events, exhibits, ledger }: SampleServices, caseId: CaseId) => ({
  parties: await parties.ofCase(caseId),
  events: await events.ofCase(caseId),
  exhibits: await exhibits.ofCase(caseId),
  entries: await ledger.ofCase(caseId),
})

describe('the files of the sample case', () => {
  it('are exactly those that the program names', () => {
    expect(sampleFiles.map(({ asset }) => asset).sort()).toEqual(readdirSync(folder).sort())
  })

  it('take at most three megabytes, and a recording at most 300 KB', () => {
    const sizes = new Map(readdirSync(folder).map((name) => [name, statSync(join(folder, name)).size]))

    expect([...sizes.values()].reduce((sum, size) => sum + size, 0)).toBeLessThan(3_000_000)
    for (const name of ['call-0325.mp3', 'call-0522.m4a']) expect(sizes.get(name)).toBeLessThan(300_000)
  })
})

describe('the words of the sample case', () => {
  it.each(locales)('are complete in %s', (locale) => {
    const { case: words, parties, events, exhibits, entries } = messagesOf(locale).sample
    const said = sampleEvents.filter(({ by }) => by).map(({ name }) => events[name].words)
    const described = Object.values(exhibits).flatMap(({ title, source, proves, keptAt }) => [
      title,
      source,
      proves,
      keptAt,
    ])

    expect(
      [
        ...Object.values(words),
        ...Object.values(parties).flatMap((party) => Object.values(party)),
        ...Object.values(events).map(({ text }) => text),
        ...Object.values(entries).flatMap((entry) => Object.values(entry)),
        ...described,
        ...said,
      ].filter((text) => text.trim() === ''),
    ).toEqual([])
  })

  it.each(locales)('have a line of the chronology for every event in %s', (locale) => {
    expect(Object.keys(messagesOf(locale).sample.events).sort()).toEqual(
      sampleEvents.map(({ name }) => name).sort(),
    )
  })

  it('quote the other side in the script in which it wrote', () => {
    const [mainland, taiwan] = [messagesOf('zh-CN').sample.events, messagesOf('zh-TW').sample.events]

    expect(Object.values(taiwan).map(({ words }) => words)).toEqual(
      Object.values(mainland).map(({ words }) => words),
    )
  })
})

describe('the sample case once added', () => {
  it.each(locales)(
    'has parties, chronology, exhibits and ledger that belong together, in %s',
    async (locale) => {
      const { services, caseId } = await added(locale)

      const { parties, events, exhibits, entries } = await recordsOf(services, caseId)
      const [partyIds, exhibitIds] = [parties, exhibits].map(
        (all) => new Set<string>(all.map(({ id }) => id)),
      )
      expect([parties.length, events.length, exhibits.length, entries.length]).toEqual([6, 18, 13, 2])
      const pointedAt = [...events, ...entries].flatMap((record) => record.exhibitIds)
      expect(pointedAt.filter((id) => !exhibitIds?.has(id))).toEqual([])
      expect(new Set<string>(pointedAt)).toEqual(exhibitIds)
      const people = events.flatMap(({ partyIds, statement }) => [
        ...partyIds,
        ...(statement ? [statement.by] : []),
      ])
      expect(people.filter((id) => !partyIds?.has(id))).toEqual([])
    },
  )

  it('knows every date as exactly as its owner does', async () => {
    const { services, caseId } = await added()

    const kinds = (await services.events.ofCase(caseId)).map(({ date }) =>
      date.kind === 'about' ? `about the ${date.precision}` : date.kind,
    )
    expect(new Set(kinds)).toEqual(new Set(['exact', 'range', 'about the day', 'about the month']))
  })

  it('finds nothing wrong with its own files, and leaves no kind to guess', async () => {
    const { services, caseId } = await added()

    const exhibits = await services.exhibits.ofCase(caseId)
    const facts = ({ original }: Exhibit) => ({ problems: original.problems, media: original.media })
    expect(exhibits.map(facts).flatMap(({ problems }) => problems)).toEqual([])
    expect(exhibits.map((one) => facts(one).media)).toEqual(
      'pdf image image pdf image image image audio text image email audio image'.split(' '),
    )
    expect(exhibits.map(({ acquired, kindSuggested }) => `${acquired} ${kindSuggested}`)).toEqual(
      exhibits.map(() => 'sample false'),
    )
  })

  it('has 36,600.00 at stake: the fee for the year and the registration', async () => {
    const { services, caseId } = await added()

    const [one, entries] = [await services.cases.get(caseId), await services.ledger.ofCase(caseId)]
    expect(totalsOf(entries)).toMatchObject([{ paid: { minor: 3_600_000 }, fees: { minor: 60_000 } }])
    expect(atStakeOf(entries, one?.demand)).toEqual([{ minor: 3_660_000, currency: 'CNY' }])
    expect(one).toMatchObject({ sample: true, buyer: 'business' })
  })

  it('goes by one undo and comes back by one redo', async () => {
    const { services, caseId } = await added()
    const before = await recordsOf(services, caseId)

    const undone = await services.door.undo()
    const between = await recordsOf(services, caseId)
    await services.door.redo()

    expect(undone).toEqual({ ok: true, value: 'sample-added' })
    expect(Object.values(between).flat()).toEqual([])
    expect(await recordsOf(services, caseId)).toEqual(before)
  })

  it('goes whole by one click, and that too can be undone', async () => {
    const { services, caseId } = await added()
    const before = await recordsOf(services, caseId)

    const removed = await removeSampleCase(services, caseId)

    expect(removed.ok).toBe(true)
    expect(await services.cases.get(caseId)).toBeUndefined()
    expect(Object.values(await recordsOf(services, caseId)).flat()).toEqual([])
    await services.door.undo()
    expect(await recordsOf(services, caseId)).toEqual(before)
  })

  it('leaves nothing when a file cannot be had', async () => {
    const { store, services } = await aDesk()
    const broken: ReadSampleFile = (asset) =>
      asset === 'refusal.eml' ? Promise.reject(new Error('HTTP 404')) : read(asset)

    const result = await addSampleCase(services, 'en', broken)

    expect(result).toMatchObject({ ok: false, failure: { kind: 'import/unreadable' } })
    expect(await leftovers(store)).toMatchObject({ staging: 0, chunks: 0 })
    expect((await services.door.history()).undo).toBeUndefined()
  })

  it('leaves no half of itself when the store is full midway', async () => {
    const { services } = await aDesk()
    const full: SampleServices = {
      ...services,
      importer: {
        importFiles: () =>
          Promise.resolve({
            files: [],
            cancelled: false,
            stopped: { kind: 'storage/full', neededBytes: 3_000_000 },
          }),
      },
    }

    const result = await addSampleCase(full, 'zh-TW', read)

    expect(result).toMatchObject({ ok: false, failure: { kind: 'storage/full' } })
    expect(await casesOf(services)).toEqual([])
  })
})

const casesOf = (services: SampleServices) =>
  new Promise((resolve) => {
    services.cases.watchSummaries((all) => resolve(all))
  })
