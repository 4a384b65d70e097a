import { describe, expect, it } from 'vitest'
import { CrossReferences } from '#shared/bundle/write/cross-references.ts'

describe('cross-references', () => {
  it('hold offsets past four gigabytes', () => {
    const references = new CrossReferences()
    references.at(1, 5 * 2 ** 32 + 7)
    references.inStream(2, 9, 199)

    const rows = Buffer.from(references.rows(3)).toString('hex')
    expect(rows.match(/.{18}/g)).toEqual(['00000000000000ffff', '010005000000070000', '0200000000000900c7'])
  })

  it('are written as differences from row to row', () => {
    const references = new CrossReferences()
    references.at(1, 0x0102)
    references.at(2, 0x0203)

    const rows = Buffer.from(references.differences(3)).toString('hex')
    expect(rows.match(/.{20}/g)).toEqual([
      '0200000000000000ffff',
      '02010000000001020101',
      '02000000000001010000',
    ])
  })

  it('do not take an object twice', () => {
    const references = new CrossReferences()
    references.at(1, 10)

    expect(() => references.inStream(1, 2, 0)).toThrow('written twice')
  })
})
