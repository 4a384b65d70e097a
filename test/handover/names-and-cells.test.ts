import { describe, expect, it } from 'vitest'
import { plainDate } from '#shared/core/plain-date.ts'
import { isSafeName } from '#shared/handover/archive/safe-name.ts'
import { chronologyCsv, csvCell } from '#shared/handover/pack/chronology-csv.ts'
import { exhibitFileName } from '#shared/handover/pack/exhibit-file-name.ts'
import { messagesOf } from '#shared/messages/messages.ts'
import { anEvent } from '../builders/an-event.ts'

describe('the name of an original in a pack', () => {
  it.each([
    ['call-0325.mp3', 'exhibits/E0007_call-0325.mp3'],
    ['通话录音 2025.MP3', 'exhibits/E0007_2025.mp3'],
    ['退费.pdf', 'exhibits/E0007.pdf'],
    ['../../etc/passwd', 'exhibits/E0007_etc-passwd.bin'],
    ['a b\tc.tar.gz', 'exhibits/E0007_a-b-c.tar.gz'],
    ['café (1).jpeg', 'exhibits/E0007_cafe-1.jpeg'],
    ['no ending', 'exhibits/E0007_no-ending.bin'],
    ['', 'exhibits/E0007.bin'],
    ['.htaccess', 'exhibits/E0007.htaccess'],
    ['\u202egnp.exe', 'exhibits/E0007_gnp.exe'],
    [`${'x'.repeat(300)}.txt`, `exhibits/E0007_${'x'.repeat(40)}.txt`],
  ])('is plain ASCII: %j', (given, expected) => {
    const name = exhibitFileName(7, given)

    expect(isSafeName(name)).toBe(true)
    expect(name).toBe(expected)
  })
})

describe('a cell of chronology.csv', () => {
  it.each([
    '=1+1',
    '+49 30 1234',
    '-5',
    '@SUM(A1)',
    '=HYPERLINK("http://x","y")',
    '\t=1',
    '\r=1',
    '  =1',
    '\u3000=1',
    '＝1+1',
    '＋1',
    '－1',
    '＠A1',
    '|calc',
    '%0A',
  ])('is text in every spreadsheet program: %j', (text) => {
    expect(csvCell(text).startsWith(`"'`)).toBe(true)
  })

  it('is what it was where it is no formula', () => {
    expect(csvCell('申请退费，未获同意')).toBe('"申请退费，未获同意"')
    expect(csvCell('he said "no"\nand left')).toBe('"he said ""no""\nand left"')
  })
})

describe('chronology.csv', () => {
  it('is in order, with a mark for Excel, and says how exact a date is', () => {
    const csv = chronologyCsv({
      events: [
        anEvent({ id: 'b', date: '2025-05-20', text: '=cmd', disputed: true, exhibitIds: ['exhibit-1'] }),
        anEvent({
          id: 'a',
          date: { kind: 'range', from: plainDate('2025-05-01'), to: plainDate('2025-05-03') },
        }),
      ],
      parties: [],
      exhibits: new Map([['exhibit-1', '3 (exhibits/E0003.txt)']]),
      text: messagesOf('en'),
    })

    const [head, first, second] = csv.split('\r\n')
    expect(head?.startsWith('\ufeff"From"')).toBe(true)
    expect(first).toContain('"period"')
    expect(second).toContain(`"'=cmd"`)
    expect(second).toContain('"3 (exhibits/E0003.txt)","yes"')
  })
})
