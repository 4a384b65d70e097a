import { describe, expect, it } from 'vitest'
import type { BundleOptions } from '#shared/bundle/plan/bundle-input.ts'
import { locales, messagesOf } from '#shared/messages/messages.ts'
import { aBundleInput, withBytes } from '../../builders/a-bundle-input.ts'
import { laidOut, textOf } from '../../builders/laid-out.ts'
import { wav } from '../../fixtures/make/sound.mjs'

const told = {
  form: 'copy',
  note: '客服编号已隐去',
  original: {
    capture: {
      takenAt: '2024-09-18T02:00:00.000Z',
      device: 'Lumen P3',
      latitude: 31.2304,
      longitude: 121.4737,
    },
  },
} as const

/** A page of text, a sheet for a recording and one for a file that cannot be shown; the same is told of all. */
const exhibits = () => [
  withBytes('订单号：DH20240918-001\n', { ...told, id: 'order' }),
  withBytes(wav(1), {
    ...told,
    id: 'call',
    original: { ...told.original, type: 'audio/wav', media: 'audio', name: 'call.wav' },
  }),
  withBytes('PK', {
    ...told,
    id: 'archive',
    original: { ...told.original, type: 'application/zip', media: 'other', name: 'old.zip' },
  }),
]

async function pagesOf(options: Partial<BundleOptions> = {}) {
  const { pages } = await laidOut(aBundleInput({ exhibits: exhibits(), options }))
  return pages.map(textOf)
}

describe('the place where a photo was taken', () => {
  it('is on no page, though device and time are', async () => {
    const pages = await pagesOf()

    expect(pages.join('\n')).not.toMatch(/31\.23|121\.47/)
    expect(pages.filter((page) => page.includes('Lumen P3')).length).toBeGreaterThanOrEqual(3)
  })
})

describe('whether an exhibit is an original or a copy', () => {
  it('is in its record and in the annex', async () => {
    const pages = await pagesOf()

    expect(pages.filter((page) => page.includes('复印件')).length).toBeGreaterThan(3)
  })

  it('is on no page when it is not wanted', async () => {
    const pages = await pagesOf({ showForm: false })

    expect(pages.join('\n')).not.toMatch(/复印件|原件/)
  })
})

describe('the details of the demand', () => {
  it.each(locales)('are said in %s, where they are written, to be printed', (locale) => {
    const { detailsHint } = messagesOf(locale).cases.fields

    expect(detailsHint).not.toMatch(/accept|接受/)
    expect(detailsHint).toMatch(/printed|印/i)
  })
})

describe('the journal head on the cover', () => {
  it.each(locales)('claims no check in %s that nobody can make', (locale) => {
    const text = messagesOf(locale).pdf.cover.headText(42)

    expect(text).toContain('42')
    expect(text).not.toMatch(/can check|no entry|即可|删除|刪除/)
  })

  it.each(locales)('stands in %s beside the case root, both as they are compared', async (locale) => {
    const input = aBundleInput({ options: { language: locale } })
    const { cover } = messagesOf(locale).pdf

    const text = textOf((await laidOut(input)).pages[0])

    expect(text.replaceAll(/\s/g, '')).toContain(input.head.hash)
    expect(text.replaceAll(/\s/g, '')).toContain(input.caseRoot)
    expect(text).toContain(cover.root)
  })
})

describe('the note of an exhibit', () => {
  it('is on the sheets of recordings and of files that cannot be shown, and nowhere else', async () => {
    const pages = await pagesOf()

    const noted = pages.filter((page) => page.includes(told.note))
    expect(noted.map((page) => /call\.wav|old\.zip/.exec(page)?.[0])).toEqual(['call.wav', 'old.zip'])
  })

  it.each(locales)('is said in %s, where it is written, to be printed', (locale) => {
    const { note } = messagesOf(locale).evidence.form.example

    expect(note).not.toMatch(/yourself|自己/i)
    expect(note).toMatch(/printed|印/i)
  })
})
