// @vitest-environment node
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { inspectFile } from '../../../renderer/workers/inspect/inspect-file.ts'
import { ask, inFolder, judgedBy } from '../../bundle/judges.ts'
import { encryptedPdf, pdf } from '../../fixtures/make/pdf.mjs'

const problemsOf = async (bytes: Uint8Array) =>
  (await inspectFile(new Blob([Uint8Array.from(bytes)]), 'statement.pdf')).problems

describe('an encrypted PDF', () => {
  it('is locked when it asks for a password', async () => {
    expect(await problemsOf(encryptedPdf([{ text: 'x' }], { user: '1234', owner: 'bank' }))).toEqual([
      { kind: 'encrypted' },
    ])
  })

  it('is not when only changing it asks for one', async () => {
    expect(await problemsOf(encryptedPdf([{ text: 'x' }], { user: '', owner: 'bank' }))).toEqual([])
  })

  it('is when its entries are cut short', async () => {
    const bytes = Buffer.from(encryptedPdf([{ text: 'x' }], { user: '', owner: 'bank' }))
    const from = bytes.indexOf('/U <') + 4
    bytes.fill('0', from, from + 64)

    expect(await problemsOf(bytes)).toEqual([{ kind: 'encrypted' }])
  })
})

const judged = judgedBy('qpdf')
describe.skipIf(judged.skip)(`an encrypted PDF, ${judged.note}`, () => {
  it.each([
    ['RC4, 128 bits', ['128', '--use-aes=n', '--']],
    ['AES, 128 bits', ['128', '--use-aes=y', '--']],
    ['AES, 256 bits', ['256', '--']],
    ['AES, 256 bits, in object streams', ['256', '--', '--object-streams=generate']],
  ])('is locked by its user’s password alone: %s', async (_, options) => {
    for (const [user, problems] of [
      ['', []],
      ['1234', [{ kind: 'encrypted' }]],
    ] as const)
      await inFolder(async (folder) => {
        const [plain, locked] = [join(folder, 'plain.pdf'), join(folder, 'locked.pdf')]
        writeFileSync(plain, pdf([{ text: 'x' }]))
        const made = ask('qpdf', '--allow-weak-crypto', '--encrypt', user, 'bank', ...options, plain, locked)
        expect(made.stderr).toBe('')

        expect(await problemsOf(readFileSync(locked))).toEqual(problems)
      })
  })
})
