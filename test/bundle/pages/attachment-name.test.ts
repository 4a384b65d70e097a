import { describe, expect, it } from 'vitest'
import { attachmentName } from '#shared/bundle/pages/attachment-name.ts'
import { anExhibit } from '../../builders/an-exhibit.ts'

const named = (
  name: string,
  type = 'application/octet-stream',
  kind: 'invoice' | 'call-recording' = 'invoice',
) => attachmentName('3', anExhibit({ kind, original: { name, type } }))

describe('the name of an attached original', () => {
  it('begins with the number of its exhibit', () => {
    expect(named('Invoice 2024.PDF')).toBe('0003_Invoice-2024.pdf')
  })

  it('takes the kind where no Latin letter is in the name', () => {
    expect(named('通话录音.mp3', 'audio/mpeg', 'call-recording')).toBe('0003_call-recording.mp3')
  })

  it('takes the ending of the type found where the name has none', () => {
    expect(named('发票', 'application/pdf')).toBe('0003_invoice.pdf')
    expect(named('README')).toBe('0003_README.bin')
  })

  it('never ends like a program: readers would refuse to save it', () => {
    expect(named('对账单\u202efdp.exe', 'application/pdf')).toBe('0003_fdp.pdf')
    expect(named('setup.EXE')).toBe('0003_setup.bin')
  })

  it.each([
    '../../etc/passwd',
    'CON',
    'a\u202efdp.exe',
    '😀',
    '$(rm -rf).txt',
    'a\'b"c.txt',
    `${'x'.repeat(255)}.pdf`,
  ])('needs no quoting in any shell: %s', (name) => {
    expect(named(name)).toMatch(/^0003_[A-Za-z0-9][A-Za-z0-9-]{0,47}\.[a-z0-9]{1,8}$/)
  })
})
