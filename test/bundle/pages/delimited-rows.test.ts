import { describe, expect, it } from 'vitest'
import { delimitedRows } from '#shared/bundle/pages/delimited-rows.ts'

describe('the rows of a CSV', () => {
  it('keep commas, quotes and line ends inside quotation marks', () => {
    expect(delimitedRows('a,"b, ""c""\nd"\r\n1,2\n')).toEqual([
      ['a', 'b, "c"\nd'],
      ['1', '2'],
    ])
  })

  it('are cut at semicolons or tabs where the first line has more of them', () => {
    expect(delimitedRows('日期;金额\n1;2,5')).toEqual([
      ['日期', '金额'],
      ['1', '2,5'],
    ])
    expect(delimitedRows('a\tb')).toEqual([['a', 'b']])
  })

  it('may lack the last quotation mark', () => {
    expect(delimitedRows('a,"b')).toEqual([['a', 'b']])
  })
})
