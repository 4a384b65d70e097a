import { describe, expect, it } from 'vitest'
import { compareRecords, isSame } from '#shared/core/evidence/compare-records.ts'
import { aBundleRecord, aRecordedExhibit, recordedInOrder } from '../../builders/a-bundle-record.ts'

const of = (...ids: readonly string[]) => aBundleRecord({ exhibits: recordedInOrder(...ids) })
const idsOf = (exhibits: readonly { readonly id: string }[]) => exhibits.map(({ id }) => id)

describe('two records of one bundle', () => {
  it('are the same, whenever they were made', () => {
    const later = { ...of('a', 'b'), madeAt: '2025-06-01T08:00:00.000Z', head: 'f'.repeat(64) }

    const found = compareRecords(of('a', 'b'), later)

    expect(isSame(found)).toBe(true)
    expect(found).toMatchObject({ same: 2, repaged: 0 })
  })
})

describe('a later bundle', () => {
  it('names what was added and what was removed', () => {
    const found = compareRecords(of('a', 'b', 'c'), of('a', 'c', 'd', 'e'))

    expect(idsOf(found.added)).toEqual(['d', 'e'])
    expect(idsOf(found.removed)).toEqual(['b'])
  })

  it('calls an exhibit renumbered that only moved up because another went', () => {
    const found = compareRecords(of('a', 'b', 'c'), of('b', 'c'))

    expect(found.changed.map(({ after, changes }) => [after.id, changes])).toEqual([
      ['b', ['number']],
      ['c', ['number']],
    ])
    expect(found.repaged).toBe(2)
  })

  it('calls as few exhibits moved as can be', () => {
    const found = compareRecords(of('a', 'b', 'c', 'd'), of('d', 'a', 'b', 'c'))

    const moved = found.changed.filter(({ changes }) => changes.includes('place'))
    expect(moved.map(({ after }) => after.id)).toEqual(['d'])
    expect(found.changed).toHaveLength(4)
  })

  it('tells of another title, another original and an original that no longer goes along', () => {
    const before = of('a', 'b', 'c')
    const [a, b, c] = before.exhibits
    const after = {
      ...before,
      exhibits: [
        { ...aRecordedExhibit(a), title: '合同（补正）' },
        { ...aRecordedExhibit(b), sha256: 'b'.repeat(64) },
        { ...aRecordedExhibit(c), carried: 'left-out' as const },
      ],
    }

    expect(compareRecords(before, after).changed.map(({ changes }) => changes)).toEqual([
      ['title'],
      ['bytes'],
      ['carried'],
    ])
  })

  it('knows an exhibit by its original where the ids are those of another machine', () => {
    const elsewhere = {
      ...of('a', 'b'),
      exhibits: of('a', 'b').exhibits.map((one) => ({ ...one, id: `other-${one.id}` })),
    }

    expect(isSame(compareRecords(of('a', 'b'), elsewhere))).toBe(true)
  })

  it('lists the choices that changed, those that were not made before among them', () => {
    const before = of('a')
    const after = {
      ...before,
      title: '补充证据',
      options: { ...before.options, attachOriginals: false, maxPages: 40 },
    }

    expect(compareRecords(before, after).options).toEqual([
      { name: 'title', before: '外呼机器人', after: '补充证据' },
      { name: 'attachOriginals', before: true, after: false },
      { name: 'maxPages', before: undefined, after: 40 },
    ])
  })
})
