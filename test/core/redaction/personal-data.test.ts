import { describe, expect, it } from 'vitest'
import { findPersonalData } from '#shared/core/redaction/personal-data.ts'

const found = (text: string) => findPersonalData(text).map(({ kind, value }) => `${kind} ${value}`)

describe('personal data in a text', () => {
  it.each([
    ['身份证110101190001010014。', 'identity-number 110101190001010014'],
    ['ID 110101 19000101 0014', 'identity-number 110101190001010014'],
    ['１１０１０１１９０００１０１００１４', 'identity-number 110101190001010014'],
    ['11010519491231002x', 'identity-number 11010519491231002x'],
    ['电话：13800138000', 'mobile-number 13800138000'],
    ['138 0013 8000', 'mobile-number 13800138000'],
    ['138-0013-8000', 'mobile-number 13800138000'],
    ['+86 138 0013 8000', 'mobile-number 13800138000'],
    ['8613800138000', 'mobile-number 13800138000'],
    ['卡号 6222021234567890128', 'bank-card 6222021234567890128'],
    ['6222 0212 3456 7890 128', 'bank-card 6222021234567890128'],
    ['写信到 Li.Na+1@mail.example.cn。', 'email-address lina1mailexamplecn'],
  ])('is found in %s', (text, expected) => {
    expect(found(text)).toContain(expected)
  })

  it('is found once however often it is written', () => {
    expect(found('13800138000, 138 0013 8000, 13800138000')).toEqual(['mobile-number 13800138000'])
  })

  it.each([
    ['an identity number with another check sign', '110101190001010015'],
    ['one born on 30 February', '110101199002300012'],
    ['a number of ten digits', '1380013800'],
    ['a number of another network', '12800138000'],
    ['a card that Luhn refuses', '6222021234567890129'],
    ['a date with amounts', '2024-05-10 12:30 3600.00'],
    ['a hash', '9f86d081884c7d659a2feaa0c55ad01513800138000b822cd15d6c15b0f00a08'],
    ['an order number', 'DH20240918-001'],
  ])('is not %s', (_, text) => {
    expect(found(text)).toEqual([])
  })
})
