// @vitest-environment node
import { describe, expect, it } from 'vitest'
import {
  firstChoices,
  inBundleOrder,
  movedTo,
  optionsFrom,
} from '../../../renderer/features/bundle/bundle-choices.ts'
import { asExhibitId } from '../../../shared/core/ids.ts'

const ids = (names: string) => names.split(' ').map(asExhibitId)
const exhibits = (names: string) => ids(names).map((id) => ({ id }))
const namesOf = (all: readonly { readonly id: string }[]) => all.map(({ id }) => id).join(' ')

describe('the order of a bundle', () => {
  it('is the order of the case until the user makes another', () => {
    expect(namesOf(inBundleOrder(exhibits('a b c'), undefined))).toBe('a b c')
  })

  it('keeps the user’s order; what was added to the case since comes last, what is gone is gone', () => {
    expect(namesOf(inBundleOrder(exhibits('a b c d'), ids('c x a')))).toBe('c a b d')
  })

  it.each([
    ['a', 'c', 'b c a d'],
    ['d', 'a', 'd a b c'],
    ['b', 'b', 'a b c d'],
    ['x', 'a', 'a b c d'],
    ['a', 'x', 'a b c d'],
  ])('after moving %s to the place of %s is %s', (id, target, order) => {
    expect(movedTo(ids('a b c d'), asExhibitId(id), asExhibitId(target)).join(' ')).toBe(order)
  })

  it('stays when there is no place to go to', () => {
    expect(movedTo(ids('a b'), asExhibitId('a'), undefined).join(' ')).toBe('a b')
  })
})

describe('the first choices', () => {
  it.each([
    ['zh-CN', 'prc-evidence-list'],
    ['zh-TW', 'uk-paginated'],
    ['en', 'uk-paginated'],
  ] as const)('for a reader of %s are the profile %s in that language', (locale, profile) => {
    expect(firstChoices(locale)).toMatchObject({ profile, language: locale, attachOriginals: true })
  })
})

describe('the options of a bundle', () => {
  const choices = firstChoices('en')

  it('name the chosen exhibits in the order of the bundle', () => {
    const options = optionsFrom({ ...choices, leftOut: new Set(ids('b')) }, 'Robot', exhibits('c b a'))

    expect(options.exhibitIds).toEqual(['c', 'a'])
  })

  it.each([
    [undefined, 'Robot'],
    ['  ', 'Robot'],
    [' My claim ', 'My claim'],
  ])('turn the title %j into %s', (title, printed) => {
    expect(optionsFrom({ ...choices, title }, 'Robot', []).title).toBe(printed)
  })
})
