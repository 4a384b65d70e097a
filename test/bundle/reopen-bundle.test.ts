import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeFiles } from '#shared/bundle/make-files.ts'
import type { BundleOptions } from '#shared/bundle/plan/bundle-input.ts'
import type { Secrets } from '#shared/bundle/security/open-seals.ts'
import { reopenBundle } from '#shared/bundle/reopen-bundle.ts'
import { aBundleInput, withBytes } from '../builders/a-bundle-input.ts'
import { enginePorts } from '../builders/engine-ports.ts'
import { memoryFolder } from '../builders/memory-folder.ts'
import { memorySource } from '../builders/memory-source.ts'
import { sha256Of } from '../builders/node-hash.ts'
import { quietRun } from '../builders/written-pdf.ts'
import { pdf } from '../fixtures/make/pdf.mjs'
import { ask, inFolder, judgedBy } from './judges.ts'

const ports = enginePorts()
const patient = { timeout: 180_000 }
const password = '密码123'
const entropy = new Uint8Array(32).fill(7)

const input = (options: Partial<BundleOptions> = {}) =>
  aBundleInput({
    exhibits: ['one', 'two', 'three'].map((id) =>
      withBytes(`${id}\n`.repeat(40), { id, title: `证据 ${id}`, note: `秘密 ${id}` }),
    ),
    options: { title: '外呼机器人', ...options },
  })

async function made(options: Partial<BundleOptions> = {}, secrets: Secrets = {}) {
  const folder = memoryFolder()
  const result = await makeFiles(input(options), await ports, folder, quietRun, { secrets })
  if (!result.ok) throw new Error(JSON.stringify(result.failure))
  const files = [...folder.files].map(([name, sink]) => ({ name, bytes: sink.bytes() }))
  return { bundle: result.value, files, first: files[0]?.bytes ?? new Uint8Array() }
}
const reopened = async (bytes: Uint8Array, given?: string) =>
  reopenBundle(memorySource(bytes), 'a.pdf', await ports, quietRun, given)
const refused = (reason: string) => ({
  ok: false,
  failure: { kind: 'bundle/cannot-reopen', fileName: 'a.pdf', reason },
})

describe('a bundle read back', patient, () => {
  it('says what it is, with every exhibit and choice, and that nothing was changed', async () => {
    const { bundle, first } = await made()

    const found = await reopened(first)

    if (!found.ok) throw new Error(JSON.stringify(found.failure))
    expect(found.value).toMatchObject({ volume: 1, isUnchanged: true, sha256: bundle.sha256 })
    expect(found.value.record).toEqual(bundle.plan.record)
    expect(found.value.record.exhibits.map(({ number, title, sha256 }) => [number, title, sha256])).toEqual(
      ['one', 'two', 'three'].map((id, index) => [
        String(index + 1),
        `证据 ${id}`,
        sha256Of(`${id}\n`.repeat(40)),
      ]),
    )
    expect(found.value.originals.map(({ state }) => state)).toEqual(['same', 'same', 'same'])
  })

  it('holds no private note', async () => {
    const { bundle } = await made()

    expect(JSON.stringify(bundle.plan.record)).not.toContain('秘密')
  })

  it('knows its volume and the originals of that volume alone', async () => {
    const { files } = await made({ volumes: { maxExhibits: 2 } })

    const found = await Promise.all(
      files.filter(({ name }) => name.endsWith('.pdf')).map(({ bytes }) => reopened(bytes)),
    )

    expect(found.map((one) => one.ok && [one.value.volume, one.value.originals.length])).toEqual([
      [1, 2],
      [2, 1],
    ])
  })

  it('opens with its password alone', async () => {
    const { first } = await made({}, { password, entropy })

    expect(await reopened(first)).toEqual(refused('password'))
    expect(await reopened(first, 'another')).toEqual(refused('wrong-password'))
    expect(await reopened(first, password)).toMatchObject({
      ok: true,
      value: { isUnchanged: true, record: { options: { isEncrypted: true } } },
    })
  })
})

describe('a bundle that was changed', patient, () => {
  it('tells which original has other bytes', async () => {
    const { first } = await made()
    const text = Buffer.from(first)
    const at = text.indexOf('two\ntwo\n')
    expect(at).toBeGreaterThan(0)
    text[at] = 'T'.charCodeAt(0)

    expect(await reopened(text)).toMatchObject({
      ok: true,
      value: { isUnchanged: false, originals: [{ state: 'same' }, { state: 'altered' }, { state: 'same' }] },
    })
  })

  it('tells of a change outside of the originals too', async () => {
    const { first } = await made()
    const changed = Uint8Array.from(first)
    // a comment behind the header: no object notices
    changed[12] = (changed[12] ?? 0) ^ 1

    expect(await reopened(changed)).toMatchObject({ ok: true, value: { isUnchanged: false } })
  })

  it('is refused where it was cut short', async () => {
    const { first } = await made()

    expect((await reopened(first.slice(0, first.length - 400))).ok).toBe(false)
  })
})

describe('a file that is no bundle', patient, () => {
  it.each([
    ['of another program', Buffer.from(pdf([{ text: 'an invoice' }])), 'other-program'],
    ['that is no PDF', Buffer.from('PK nothing of the kind'), 'not-a-pdf'],
    ['that is empty', Buffer.alloc(0), 'not-a-pdf'],
  ])('%s is refused in words of its own', async (_, bytes, reason) => {
    expect(await reopened(bytes)).toEqual(refused(reason))
  })
})

const judges = judgedBy('qpdf', 'pdfdetach')
describe.skipIf(judges.skip)(`what other programs make of it (${judges.note})`, patient, () => {
  it('is a whole PDF in which readers list the originals and nothing else', async () => {
    const { first } = await made()

    await inFolder((path) => {
      const file = join(path, 'bundle.pdf')
      writeFileSync(file, first)
      expect(ask('qpdf', '--check', file)).toMatchObject({ status: 0 })
      expect(ask('pdfdetach', '-list', file).stdout).toContain('3 embedded files')
    })
  })

  it.each(['disable', 'generate'])(
    'is told to be another file once qpdf wrote it anew (object streams: %s)',
    async (mode) => {
      const { first } = await made()

      const again = await inFolder((path) => {
        const [from, to] = [join(path, 'bundle.pdf'), join(path, 'again.pdf')]
        writeFileSync(from, first)
        ask('qpdf', `--object-streams=${mode}`, from, to)
        return Uint8Array.from(readFileSync(to))
      })

      const found = await reopened(again)
      if (found.ok) expect(found.value).toMatchObject({ isUnchanged: false, originals: [{}, {}, {}] })
      else expect(found).toEqual(refused('rewritten'))
    },
  )
})
