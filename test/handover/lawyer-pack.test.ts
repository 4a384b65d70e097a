import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { entrySource, readArchive } from '#shared/handover/archive/read-archive.ts'
import { checkPack } from '#shared/handover/pack/check-pack.ts'
import { anExhibit } from '../builders/an-exhibit.ts'
import { aPack, aPackInput, otherCasesSecret } from '../builders/a-pack.ts'
import { memorySource } from '../builders/memory-source.ts'
import { nodeHash, sha256Of } from '../builders/node-hash.ts'
import { verifyCore } from '../builders/verify-core.ts'

const decoder = new TextDecoder()
const run = { cancel: { aborted: false }, onProgress: () => undefined }
const folder = mkdtempSync(join(tmpdir(), 'recourse-pack-'))
afterAll(() => rmSync(folder, { recursive: true }))

type Files = Map<string, Uint8Array<ArrayBuffer>>

async function filesOf(bytes: Uint8Array): Promise<Files> {
  const source = memorySource(bytes)
  const files: Files = new Map()
  for (const entry of await readArchive(source))
    files.set(entry.name, new Uint8Array(await entrySource(source, entry).read(0, entry.bytes)))
  return files
}
const checked = (files: Files) =>
  verifyCore.checkPack(new Map([...files].map(([name, bytes]) => [name, new Blob([bytes])])))
const textIn = (files: Files, name: string) => decoder.decode(files.get(name) ?? new Uint8Array())

const pack = await aPack()
const packed = await filesOf(pack.bytes)

describe('a lawyer pack', () => {
  it('holds bundle, originals, records, log and the means to check them', () => {
    expect([...packed.keys()]).toEqual([
      '00_Bundle.pdf',
      'exhibits/E0001.txt',
      'exhibits/E0002_call-0325.mp3',
      'chronology.csv',
      'custody-log.jsonl',
      'statements/certification-us-902-14-draft.txt',
      'statements/explanation-prc-article-93-draft.txt',
      'VERIFY.txt',
      'verify.html',
      'manifest.json',
      'SHA256SUMS',
      'SHA256SUMS.tsq',
    ])
  })

  it('has the same bytes when it is made again', async () => {
    expect(sha256Of((await aPack()).bytes)).toBe(sha256Of(pack.bytes))
  })

  it('passes sha256sum -c on its own', () => {
    for (const [name, bytes] of packed) {
      mkdirSync(dirname(join(folder, name)), { recursive: true })
      writeFileSync(join(folder, name), bytes)
    }

    const said = execFileSync('sha256sum', ['-c', 'SHA256SUMS'], { cwd: folder, encoding: 'utf8' })

    expect(said.match(/: OK$/gm)).toHaveLength(packed.size - 2)
  })

  it('passes its own page', async () => {
    const report = await checked(packed)

    expect(report).toMatchObject({ problems: [], matching: 10, listed: 10 })
    expect(report.custody).toMatchObject({ shown: 7, withheld: 3 })
  })

  it('passes when it is read back', async () => {
    await expect(checkPack(pack.source, pack.summary, nodeHash.newHash, run)).resolves.toBeUndefined()
  })

  it('says nothing of other cases', () => {
    const all = [...packed.values()].map((bytes) => decoder.decode(bytes)).join('\n')

    expect(all).not.toContain(otherCasesSecret)
    expect(all).not.toContain('case-2')
  })

  it('says what was recorded at intake, and null where nothing was', () => {
    const manifest = JSON.parse(textIn(packed, 'manifest.json')) as { readonly exhibits: readonly unknown[] }

    expect(manifest.exhibits[0]).toMatchObject({
      number: '1',
      file: 'exhibits/E0001.txt',
      originalName: '订单 截图.TXT',
      acquiredAt: '2024-10-01T02:00:00.000Z',
      source: null,
      originalKeptAt: null,
    })
  })

  it('has statements that are drafts, with blanks and every hash', () => {
    const statement = textIn(packed, 'statements/certification-us-902-14-draft.txt')

    expect(statement).toContain('DRAFT')
    expect(statement).toContain('nothing is asserted about the time before import')
    expect(statement).toContain(sha256Of('RIFF and so on'))
    expect(statement).not.toMatch(/\{\w+\}/)
    expect(textIn(packed, 'statements/explanation-prc-article-93-draft.txt')).not.toMatch(/\{\w+\}/)
  })

  it('is not made from an original that changed', async () => {
    const input = aPackInput()
    const [first] = input.exhibits
    if (!first) throw new Error('no exhibit')
    const other = { ...first, exhibit: anExhibit({ original: { name: 'a.txt' } }) }

    await expect(aPack({ ...input, exhibits: [other] })).rejects.toThrow('a.txt')
  })
})

const withFile = (name: string, bytes: Uint8Array<ArrayBuffer>): Files => new Map([...packed, [name, bytes]])
const withText = (name: string, text: string) => withFile(name, new TextEncoder().encode(text))
const kinds = async (files: Files) => (await checked(files)).problems.map(({ kind, at }) => `${kind} ${at}`)

describe('verify.html', () => {
  it('names a file of which one byte changed', async () => {
    const bytes = Uint8Array.from(packed.get('exhibits/E0002_call-0325.mp3') ?? [])
    bytes[3] = (bytes[3] ?? 0) ^ 1

    expect(await kinds(withFile('exhibits/E0002_call-0325.mp3', bytes))).toEqual([
      'changed exhibits/E0002_call-0325.mp3',
    ])
  })

  it('names a file that is gone, and one that was added', async () => {
    const files = withText('exhibits/E0003.txt', 'one more')
    files.delete('exhibits/E0001.txt')

    expect(await kinds(files)).toEqual(['missing exhibits/E0001.txt', 'extra exhibits/E0003.txt'])
  })

  it('names the row of the log that is missing', async () => {
    const lines = textIn(packed, 'custody-log.jsonl').split('\n')

    expect(await kinds(withText('custody-log.jsonl', lines.toSpliced(3, 1).join('\n')))).toEqual([
      'changed custody-log.jsonl',
      'logOrder 4',
    ])
  })

  it('names the row of the log whose text was changed', async () => {
    const log = textIn(packed, 'custody-log.jsonl').replace('退费', '付费')

    expect(await kinds(withText('custody-log.jsonl', log))).toContain('logAltered 4')
  })

  it('finds a manifest that disagrees with the list', async () => {
    const manifest = textIn(packed, 'manifest.json').replace(sha256Of('RIFF and so on'), 'f'.repeat(64))

    expect(await kinds(withText('manifest.json', manifest))).toEqual([
      'changed manifest.json',
      'manifest exhibits/E0002_call-0325.mp3',
    ])
  })

  it('overlooks what systems put into folders', async () => {
    expect(await kinds(withText('exhibits/.DS_Store', ''))).toEqual([])
  })

  it('runs nothing but its own script, and asks for nothing', () => {
    const page = textIn(packed, 'verify.html')

    expect(page).toMatch(/default-src 'none'; script-src 'sha256-[A-Za-z0-9+/]{43}='/)
    expect(page).not.toMatch(/https?:\/\/|<link|src=/)
  })

  it('hashes as FIPS 180-4 does', () => {
    expect(verifyCore.hashText('abc')).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    )
    for (const length of [0, 1, 55, 56, 57, 63, 64, 65, 119, 120, 128, 1000])
      expect(verifyCore.hashText('x'.repeat(length))).toBe(nodeHash.hashText('x'.repeat(length)))
  })
})
