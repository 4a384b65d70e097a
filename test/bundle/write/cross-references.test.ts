import { describe, expect, it } from 'vitest'
import { CrossReferences } from '#shared/bundle/write/cross-references.ts'

describe('cross-references', () => {
  it('hold offsets past four gigabytes', () => {
    const references = new CrossReferences()
    references.at(1, 5 * 2 ** 32 + 7)
    references.inStream(2, 9, 199)

    expect([...references.rows(3)]).toEqual([
      ...[0, 0, 0, 0, 0, 0, 0, 255, 255],
      ...[1, 0, 5, 0, 0, 0, 7, 0, 0],
      ...[2, 0, 0, 0, 0, 0, 9, 0, 199],
    ])
  })

  it('do not take an object twice', () => {
    const references = new CrossReferences()
    references.at(1, 10)

    expect(() => references.inStream(1, 2, 0)).toThrow('written twice')
  })
})
