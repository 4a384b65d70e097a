import { deflateSync } from 'fflate'
import type { CaseFileFault } from '#shared/core/failure.ts'
import { aZip, type ZipFile } from './a-zip.ts'

export interface BadArchive {
  readonly what: string
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly faults: readonly CaseFileFault[]
}

const text = (content: string) => new TextEncoder().encode(content)
const file = (name: string, over: Partial<ZipFile> = {}): ZipFile => ({ name, bytes: text('x'), ...over })

/** Names that lead out of a folder, or mean something else than a file on some system. */
const leadingNames = [
  '../evil.txt',
  '../../../../etc/passwd',
  'originals/../../evil',
  'originals/../records.jsonl',
  './evil',
  '/etc/passwd',
  '//server/share/evil',
  'C:/Windows/evil.dll',
  'C:evil',
  'originals\\..\\..\\evil',
  '..\\evil.txt',
  '\\\\server\\share\\evil',
  'evil\0.txt',
  'evil\n.txt',
  'a//b',
  'a/./b',
  'a/',
  '',
  '.',
  '..',
  '.hidden',
  '~/evil',
  'con',
  'NUL.txt',
  'originals/com1',
  'aux.json',
  'trailing.',
  'trailing ',
  ' leading',
  'stream:evil',
  'a|b',
  'a*b',
  'a?b',
  'a"b',
  'a<b',
  '\u202egnp.exe',
  'caf\u00e9',
  'cafe\u0301',
  '\uff0e\uff0e/evil',
  '%2e%2e/evil',
  '-rf',
  '$(evil)',
  '`evil`',
  'a;b',
  'x'.repeat(201),
  `${'d/'.repeat(150)}x`,
]

const modes: readonly (readonly [string, number])[] = [
  ['a symbolic link', 0o120777],
  ['a folder', 0o040755],
  ['a device', 0o020644],
  ['a block device', 0o060644],
  ['a pipe', 0o010644],
  ['a socket', 0o140755],
]

/** A case file in name only, cut at every place that matters. */
const whole = aZip([file('recourse-case.json'), file('records.jsonl'), file('SHA256SUMS')])
const cuts = [0, 1, 4, 21, 22, 30, 45, 60, 80, 100, 120, 150, 180, 200, whole.length - 23, whole.length - 1]

const patched = (at: number, value: number): Uint8Array<ArrayBuffer> => {
  const bytes = Uint8Array.from(whole)
  bytes[at < 0 ? bytes.length + at : at] = value
  return bytes
}
const bomb = deflateSync(new Uint8Array(8 * 1024 * 1024), { level: 9 })

/** More than a hundred archives that must not be taken in, each with why. */
export const badArchives: readonly BadArchive[] = [
  ...leadingNames.map((name): BadArchive => ({
    what: `a name: ${JSON.stringify(name.slice(0, 40))}`,
    bytes: aZip([file(name)]),
    faults: ['unsafe-name'],
  })),
  ...leadingNames.slice(0, 12).map((name): BadArchive => ({
    what: `a name only before the file: ${JSON.stringify(name)}`,
    bytes: aZip([file('records.jsonl', { localSays: { name } })]),
    faults: ['header-mismatch'],
  })),
  ...modes.map(([what, mode]): BadArchive => ({
    what,
    bytes: aZip([file('records.jsonl', { bytes: text('/etc/passwd'), says: { mode } })]),
    faults: ['not-a-file'],
  })),
  {
    what: 'a folder by its attribute',
    bytes: aZip([file('records.jsonl', { says: { attributes: 0x10 } })]),
    faults: ['not-a-file'],
  },
  ...(
    [
      ['the same name twice', ['records.jsonl', 'records.jsonl']],
      ['names that differ in case alone', ['records.jsonl', 'Records.JSONL']],
      ['a name three times', ['a', 'b', 'A', 'a']],
      ['an original twice', [`originals/${'a'.repeat(64)}`, `originals/${'A'.repeat(64)}`]],
    ] as const
  ).map(([what, names]): BadArchive => ({
    what,
    bytes: aZip(names.map((name) => file(name))),
    faults: ['duplicate-name'],
  })),
  ...cuts.map((length): BadArchive => ({
    what: `cut after ${length} bytes`,
    bytes: whole.slice(0, length),
    faults: ['not-a-zip', 'damaged'],
  })),
  ...[1, 6, 9, 12, 14, 95, 99].map((method): BadArchive => ({
    what: `packing method ${method}`,
    bytes: aZip([file('records.jsonl', { says: { method } })]),
    faults: ['packed'],
  })),
  {
    what: 'a bomb of 8 MiB in 8 KiB',
    bytes: aZip([file('records.jsonl', { bytes: bomb, says: { method: 8, bytes: 8 * 1024 * 1024 } })]),
    faults: ['packed'],
  },
  {
    what: 'a bomb that says it is stored',
    bytes: aZip([file('records.jsonl', { bytes: bomb, says: { bytes: 0xf0000000 } })]),
    faults: ['header-mismatch'],
  },
  {
    what: 'files that share their bytes (a quine bomb)',
    bytes: aZip([file('a', { bytes: bomb }), file('b', { says: { header: 0 } })]),
    faults: ['overlap', 'header-mismatch'],
  },
  {
    what: 'a file inside another',
    bytes: aZip([file('a', { bytes: aZip([file('b')]) }), file('b', { says: { header: 31 } })]),
    faults: ['overlap'],
  },
  { what: 'room between the files', bytes: aZip([file('a')], { gap: 512 }), faults: ['overlap', 'damaged'] },
  { what: 'something behind the end', bytes: aZip([file('a')], { tail: 'PK more' }), faults: ['not-a-zip'] },
  {
    what: 'a count that is too small',
    bytes: aZip([file('a'), file('b')], { count: 1 }),
    faults: ['damaged'],
  },
  { what: 'a count that is too large', bytes: aZip([file('a')], { count: 2 }), faults: ['damaged'] },
  { what: 'a count of sixty thousand', bytes: aZip([file('a')], { count: 60_000 }), faults: ['damaged'] },
  { what: 'a count that promises zip64', bytes: aZip([file('a')], { count: 0xffff }), faults: ['damaged'] },
  ...[1, 0x40, 0x2000].map((flags): BadArchive => ({
    what: `encrypted (flag ${flags})`,
    bytes: aZip([file('a', { says: { flags } })]),
    faults: ['encrypted'],
  })),
  ...(
    [
      ['another size before the file', { localSays: { bytes: 7 } }],
      ['another checksum before the file', { localSays: { crc: 1 } }],
      ['another method before the file', { localSays: { method: 8 } }],
      ['other flags before the file', { localSays: { flags: 8 } }],
      ['a description promised and not there', { says: { flags: 8 }, localSays: { bytes: 0, crc: 0 } }],
      ['two sizes in the directory', { says: { packed: 1, bytes: 100 } }],
    ] as const
  ).map(([what, over]): BadArchive => ({
    what,
    bytes: aZip([file('a', over)]),
    faults: ['header-mismatch', 'damaged'],
  })),
  {
    what: 'a size beyond the archive',
    bytes: aZip([file('a', { says: { packed: 99_999, bytes: 99_999 }, localSays: { bytes: 99_999 } })]),
    faults: ['damaged'],
  },
  {
    what: 'a place beyond the archive',
    bytes: aZip([file('a', { says: { header: 99_999 } })]),
    faults: ['damaged'],
  },
  ...[-22, -18, -14, -12, -10, -6, -4, -2, 0, 3].map((at): BadArchive => ({
    what: `byte ${at} changed`,
    bytes: patched(at, 0x77),
    faults: ['not-a-zip', 'damaged', 'too-many'],
  })),
  { what: 'nothing in it', bytes: aZip([]), faults: ['not-a-case-file'] },
  { what: 'another zip', bytes: aZip([file('word/document.xml')]), faults: ['not-a-case-file'] },
  {
    what: 'a picture',
    bytes: text('\u0089PNG and so on, long enough to hold an end'),
    faults: ['not-a-zip'],
  },
]
