import { describe, expect, it } from 'vitest'
import { casesShown } from '#shared/core/cases/case-filter.ts'
import type { Case } from '#shared/core/cases/case.ts'
import { asCaseId } from '#shared/core/ids.ts'
import { aCase } from '../../builders/a-case.ts'

const summary = (id: string, vendor: string, over: Partial<Case> = {}) => ({
  case: aCase({ id: asCaseId(id), ...over }),
  vendor,
  atStake: [],
  exhibits: 0,
})
const all = [
  summary('robot', '声达科技', { orderNumber: 'SD-77' }),
  summary('crm', 'Acme', { title: 'CRM that loses contacts', orderNumber: 'A-12' }),
  summary('old', 'Acme', { archived: true }),
]
const idsFor = (filter: string, archived = false) =>
  casesShown(all, { filter, archived }).map((one) => String(one.case.id))

describe('the filter of the cases', () => {
  it('hides archived cases until they are asked for', () => {
    expect(idsFor('')).toEqual(['robot', 'crm'])
    expect(idsFor('', true)).toEqual(['robot', 'crm', 'old'])
  })

  it('finds by title, vendor and order number, whatever the letter case or width', () => {
    expect(idsFor('LOSES')).toEqual(['crm'])
    expect(idsFor('声达')).toEqual(['robot'])
    expect(idsFor(' ａ-12 ')).toEqual(['crm'])
  })
})
