import { describe, expect, it } from 'vitest'
import { filtered, isFiltering, missingFieldsOf, noFilter } from '#shared/core/evidence/exhibit-filter.ts'
import { anExhibit } from '../../builders/an-exhibit.ts'

const contract = anExhibit({
  id: 'contract',
  kind: 'contract',
  title: '服务合同',
  original: { name: 'Contract-2024.pdf' },
  source: 'e-mail of the vendor',
  proves: 'price and term',
})
const photo = anExhibit({
  id: 'photo',
  kind: 'damage-photo',
  title: '照片',
  original: { name: 'IMG_1.jpg', problems: [{ kind: 'damaged', detail: 'truncated' }] },
})
const found = (filter: Partial<typeof noFilter>) =>
  filtered([contract, photo], { ...noFilter, ...filter }).map(({ id }) => id)

describe('the filter of exhibits', () => {
  it('shows everything to begin with', () => {
    expect(found({})).toEqual(['contract', 'photo'])
    expect(isFiltering(noFilter)).toBe(false)
  })

  it('finds words in title, file name, source and purpose, all of them', () => {
    expect(found({ text: '合同' })).toEqual(['contract'])
    expect(found({ text: 'CONTRACT vendor' })).toEqual(['contract'])
    expect(found({ text: 'contract img' })).toEqual([])
  })

  it('takes full-width letters for what they are', () => {
    expect(found({ text: 'ＩＭＧ' })).toEqual(['photo'])
  })

  it('finds what a machine read in an original', () => {
    const readIn = ({ id }: typeof photo) => (id === 'photo' ? '请全额退款' : '')

    expect(filtered([contract, photo], { ...noFilter, text: '退款' }, readIn)).toEqual([photo])
  })

  it('narrows by kind, by problem and by what is missing', () => {
    expect(found({ kind: 'contract' })).toEqual(['contract'])
    expect(found({ state: 'problem' })).toEqual(['photo'])
    expect(found({ state: 'missing' })).toEqual(['photo'])
  })
})

describe('what an exhibit still lacks', () => {
  it('is its source and its purpose', () => {
    expect(missingFieldsOf(photo)).toEqual(['source', 'proves'])
    expect(missingFieldsOf(contract)).toEqual([])
    expect(missingFieldsOf({ ...contract, source: '  ' })).toEqual(['source'])
  })
})
