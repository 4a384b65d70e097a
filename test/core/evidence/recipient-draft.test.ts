import { describe, expect, it } from 'vitest'
import { readRecipient } from '#shared/core/evidence/recipient-draft.ts'

describe('a recipient as it is typed', () => {
  it('takes the day in any usual way, and the name without the space around it', () => {
    expect(readRecipient({ name: ' 王律师 ', on: '2025年5月10日', channel: 'email' })).toEqual({
      ok: true,
      value: { name: '王律师', on: '2025-05-10', channel: 'email' },
    })
  })

  it('names every field that is wrong', () => {
    expect(readRecipient({ name: ' ', on: 'soon', channel: 'paper' })).toEqual({
      ok: false,
      failure: [
        { kind: 'rule/required', field: 'name' },
        { kind: 'rule/not-a-date', field: 'on' },
      ],
    })
  })
})
