import { webcrypto } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openForeign } from '#shared/bundle/import/open-foreign.ts'
import { aForeignPdf } from '../../builders/a-foreign-pdf.ts'
import { memorySource } from '../../builders/memory-source.ts'
import { openedForeign } from '../../builders/taken-over.ts'
import { quietRun } from '../../builders/written-pdf.ts'
import { ask, inFolder, judgedBy } from '../judges.ts'
import { comparedPages } from './same-pages.ts'

const judges = judgedBy('qpdf', 'mutool', 'pdftoppm')

/** How qpdf is asked for each kind of encryption that PDF has had. */
const kinds: readonly (readonly [name: string, bits: string, ...options: string[]])[] = [
  ['RC4, 40 bits', '40'],
  ['RC4, 128 bits', '128', '--use-aes=n'],
  ['AES-128', '128', '--use-aes=y'],
  ['AES-128, its metadata in the clear', '128', '--use-aes=y', '--cleartext-metadata'],
  ['AES-256 as Acrobat 9 had it', '256', '--force-R5'],
  ['AES-256', '256'],
]

/** The same file, locked by qpdf. */
function locked(
  folder: string,
  plain: Uint8Array,
  [user, owner]: readonly [string, string],
  [bits, ...options]: readonly string[],
  streams: 'generate' | 'disable',
): Uint8Array {
  const [from, to] = [join(folder, 'plain.pdf'), join(folder, 'locked.pdf')]
  writeFileSync(from, plain)
  const { status, stderr } = ask(
    'qpdf',
    '--allow-weak-crypto',
    `--object-streams=${streams}`,
    '--encrypt',
    user,
    owner,
    bits ?? '',
    ...options,
    '--',
    from,
    to,
  )
  if (status !== 0) throw new Error(stderr)
  return new Uint8Array(readFileSync(to))
}

describe.skipIf(judges.skip)(`a foreign PDF with a password (${judges.note})`, () => {
  it.each(
    kinds.flatMap(([name, ...kind]) => [
      { name, kind, streams: 'disable' as const },
      ...(kind[0] === '40' ? [] : [{ name, kind, streams: 'generate' as const }]),
    ]),
  )(
    '$name, object streams: $streams, shows its pages',
    async ({ kind, streams }) => {
      const plain = await aForeignPdf()

      const shown = await inFolder((folder) =>
        comparedPages(folder, locked(folder, plain, ['geheim', 'owner'], kind, streams), plain, {
          password: 'geheim',
        }),
      )

      expect(shown).toMatchObject({ pages: 2, isRepaired: false, check: 'clean' })
      expect(shown.likeness).toBeGreaterThan(0.999)
      expect(shown.ink).toBeGreaterThan(0.1)
    },
    60_000,
  )

  it.each(kinds)(
    '%s opens with its owner’s password too',
    async (_, ...kind) => {
      const plain = await aForeignPdf()

      const document = await inFolder((folder) =>
        openedForeign(locked(folder, plain, ['geheim', 'meister'], kind, 'disable'), { password: 'meister' }),
      )

      expect(document.pages).toHaveLength(2)
    },
    30_000,
  )

  it.each(kinds)(
    '%s opens without a word when only printing is forbidden',
    async (_, ...kind) => {
      const plain = await aForeignPdf()

      const document = await inFolder((folder) =>
        openedForeign(locked(folder, plain, ['', 'meister'], kind, 'disable')),
      )

      expect(document.password).toBeUndefined()
      expect(document.pages).toHaveLength(2)
    },
    30_000,
  )

  it.each(kinds)(
    '%s says whether a password is missing or wrong',
    async (_, ...kind) => {
      const plain = await aForeignPdf()
      const { subtle: crypto } = webcrypto

      await inFolder(async (folder) => {
        const source = memorySource(locked(folder, plain, ['geheim', 'meister'], kind, 'disable'))
        const missing = await openForeign(source, 'k', quietRun, { crypto })
        const wrong = await openForeign(source, 'k', quietRun, { crypto, password: 'Geheim' })

        expect(missing).toEqual({ ok: false, failure: { kind: 'encrypted', lock: 'no-password' } })
        expect(wrong).toEqual({ ok: false, failure: { kind: 'encrypted', lock: 'wrong-password' } })
      })
    },
    30_000,
  )

  it('takes a Chinese password', async () => {
    const plain = await aForeignPdf()

    const document = await inFolder((folder) =>
      openedForeign(locked(folder, plain, ['密码一二三', 'x'], ['256'], 'generate'), {
        password: '密码一二三',
      }),
    )

    expect(document.pages).toHaveLength(2)
  }, 30_000)
})
