import { describe, expect, it } from 'vitest'
import { profileOf, profileSchema } from '#shared/reference/profile.ts'

describe.each(['prc-evidence-list', 'uk-paginated'] as const)('the profile %s', (id) => {
  it('is a dated record with a source and a certainty', () => {
    const profile = profileOf(id)

    expect(profile.id).toBe(id)
    expect(profile.seenOn).toMatch(/^\d{4}-\d\d-\d\d$/)
    expect(profile.source.length).toBeGreaterThan(0)
  })

  it('asks for number, name and page of every exhibit', () => {
    const columns = profileOf(id).indexColumns.map(({ column }) => column)

    expect(columns).toEqual(expect.arrayContaining(['number', 'title', 'page']))
  })
})

describe('a profile record', () => {
  it('keeps what is not known as null and refuses a guess of another form', () => {
    const profile = profileOf('uk-paginated')

    expect(profile.limits.maxPages).toBeNull()
    expect(profileSchema.safeParse({ ...profile, limits: { ...profile.limits, maxPages: -1 } }).success).toBe(
      false,
    )
    expect(profileSchema.safeParse({ ...profile, certainty: 'sure' }).success).toBe(false)
    expect(profileSchema.safeParse({ ...profile, seenOn: 'yesterday' }).success).toBe(false)
  })

  it('has the columns of a 证据清单 in their order', () => {
    expect(profileOf('prc-evidence-list').indexColumns.map(({ column }) => column)).toEqual([
      'number',
      'title',
      'source',
      'proves',
      'form',
      'page',
    ])
  })
})
