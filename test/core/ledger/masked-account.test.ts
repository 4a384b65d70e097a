import { describe, expect, it } from 'vitest'
import { maskedAccount } from '#shared/core/ledger/masked-account.ts'

describe('a masked account', () => {
  it('keeps the last four characters', () => {
    expect(maskedAccount('6222 0212 3456 7890')).toBe('•••• 7890')
  })

  it('keeps the first letter and the place of an e-mail address', () => {
    expect(maskedAccount('lin@example.com')).toBe('l•••@example.com')
  })

  it('shows nothing of a short one', () => {
    expect(maskedAccount('8841')).toBe('••••')
  })
})
