import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeFiles } from '#shared/bundle/make-files.ts'
import type { GivenExhibit } from '#shared/bundle/plan/bundle-input.ts'
import { planBundle } from '#shared/bundle/plan-bundle.ts'
import { type BundlePorts, type ByteSource, SourceError } from '#shared/bundle/ports.ts'
import { en } from '#shared/messages/en/en.ts'
import { zhCN } from '#shared/messages/zh-CN/zh-CN.ts'
import { aBundleInput, withBytes } from '../../builders/a-bundle-input.ts'
import { enginePorts } from '../../builders/engine-ports.ts'
import { memoryFolder } from '../../builders/memory-folder.ts'
import { memorySource } from '../../builders/memory-source.ts'
import { sha256Of } from '../../builders/node-hash.ts'
import { quietRun } from '../../builders/written-pdf.ts'
import { jpeg } from '../../fixtures/make/jpeg.mjs'
import { encryptedPdf, pdf } from '../../fixtures/make/pdf.mjs'
import { letterF, longChat } from '../../fixtures/make/picture.mjs'
import { png } from '../../fixtures/make/png.mjs'
import { ask, inFolder, judgedBy } from '../judges.ts'

const patient = { timeout: 120_000 }
const { pictures: words } = zhCN

interface Asked {
  readonly pieces: { widthPx: number; heightPx: number; quality: number }[]
  /** Files whose pages were drawn, by what they were opened with. */
  readonly drawn: { source: ByteSource; page: number; password: string | undefined }[]
  /** Pages on which something was covered. */
  readonly covered?: { page: number; covers: number }[]
}

const mobile = '13800138000'
const telling = {
  text: `Tel ${mobile}`,
  x: 50,
  y: 700,
  widthPt: 200,
  sizePt: 12,
  box: { x: 50, y: 696, width: 200, height: 16 },
}

/** Draws nothing but says what was asked: pictures are larger the better they are. Page 13 cannot be drawn. */
async function portsFor({ pieces, drawn, covered = [] }: Asked): Promise<BundlePorts> {
  return {
    ...(await enginePorts()),
    recoder: {
      recode: () => Promise.resolve(undefined),
      piece: (source, _, band, size, quality) => {
        pieces.push({ ...size, quality })
        const made = jpeg(letterF(size.widthPx, size.heightPx))
        const padded = Buffer.concat([made, Buffer.alloc(quality * 100)])
        return Promise.resolve(memorySource(padded, `${source.id}/${band.from}`))
      },
    },
    rasteriser: {
      writing: (_, page) =>
        Promise.resolve({ widthPt: 595, heightPt: 842, texts: page === 0 ? [telling] : [] }),
      picture: (source, page, _, password, covers = []) => {
        if (covers.length > 0) covered.push({ page, covers: covers.length })
        drawn.push({ source, page, password })
        if (page === 12) return Promise.reject(new SourceError(source.id, 'unlucky'))
        return Promise.resolve({
          widthPx: 400,
          heightPx: 560,
          widthPt: 595,
          heightPt: 842,
          source: memorySource(png(letterF(40, 56)), `${source.id}/${page}`),
          type: 'image/png',
          texts: [],
        })
      },
    },
  }
}

const photo = withBytes(png(letterF(60, 40)), {
  id: 'photo',
  title: '现场照片',
  original: { name: 'IMG_0001.png', type: 'image/png', media: 'image' },
})
const call = withBytes('no sound', {
  id: 'call',
  title: '通话',
  kind: 'call-recording',
  original: { name: '通话.mp3', type: 'audio/mpeg', media: 'audio' },
})
const contract = withBytes(pdf([{ text: 'one' }, { text: 'two' }]), {
  id: 'contract',
  title: '合同',
  original: { name: 'contract.pdf', type: 'application/pdf', media: 'pdf' },
})
const chat = withBytes(png(longChat(108, 900), { colour: 0, depth: 1 }), {
  id: 'chat',
  title: '聊天',
  original: { name: 'chat.png', type: 'image/png', media: 'image' },
})
const broken = withBytes('not a picture', {
  id: 'broken',
  title: '坏图',
  original: { name: 'broken.png', type: 'image/png', media: 'image' },
})
const all = [photo, call, contract, chat, broken]

type Given = GivenExhibit
const input = (exhibits: readonly Given[], maxBytes = 5_000_000, language: 'zh-CN' | 'en' = 'zh-CN') =>
  aBundleInput({
    exhibits,
    options: {
      profile: 'platform-image-pack',
      language,
      attachOriginals: true,
      pictures: { maxSidePx: 200, maxBytes, maxCount: 3 },
    },
  })

async function made(exhibits: readonly Given[] = all) {
  const asked: Asked = { pieces: [], drawn: [] }
  const ports = await portsFor(asked)
  const folder = memoryFolder()
  const plan = await planBundle(input(exhibits), ports, quietRun)
  const result = await makeFiles(input(exhibits), ports, folder, quietRun)
  if (!plan.ok || !result.ok) throw new Error(JSON.stringify([plan, result]).slice(0, 600))
  const text = (name: string) => new TextDecoder().decode(folder.files.get(name)?.bytes())
  return { asked, folder, plan: plan.value, result: result.value, text }
}

async function planned(exhibits: readonly Given[], language?: 'en', maxBytes?: number) {
  const asked: Asked = { pieces: [], drawn: [] }
  const plan = await planBundle(input(exhibits, maxBytes, language), await portsFor(asked), quietRun)
  if (!plan.ok) throw new Error(JSON.stringify(plan))
  return { asked, plan: plan.value }
}

describe('a pack of pictures', patient, () => {
  it('numbers its pictures from the list on, cuts tall ones, and announces every size to the byte', async () => {
    const { folder, plan } = await made()

    const names = [...folder.files.keys()]
    expect(names.slice(0, 6)).toEqual([
      'list.txt',
      '01_list.jpg',
      '02_E1_IMG-0001.jpg',
      '03_E2_call-recording.jpg',
      '04_E3_contract_1.jpg',
      '05_E3_contract_2.jpg',
    ])
    expect(names.filter((name) => name.includes('_E4_chat_')).length).toBeGreaterThanOrEqual(4)
    expect(names.at(-1)).toBe('SHA256SUMS')
    expect(plan.files.map(({ fileName, bytes }) => [fileName, bytes])).toEqual(
      [...folder.files].map(([name, sink]) => [name, sink.bytes().length]),
    )
    expect(plan.exhibits[2]).toMatchObject({ firstPage: 4, lastPage: 5 })
    expect(plan.pageCount).toBe(names.filter((name) => name.endsWith('.jpg')).length)
    expect(folder.state()).toBe('kept')
  })

  it('lists every exhibit with the hash of its original, and says which is in no picture and why', async () => {
    const { text, plan } = await made()

    const list = text('list.txt')
    for (const { exhibit } of all) expect(list).toContain(exhibit.original.sha256)
    const why = `${words.none}：${zhCN.pdf.notShown.damaged}`
    expect(list).toContain(why)
    expect(plan.exhibits.map(({ leftOut }) => leftOut)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      why,
    ])
    expect(plan.exhibits[1]?.remarks).toEqual(['sound-left'])
  })

  it('hashes what was written', async () => {
    const { text, folder } = await made()

    const sums = text('SHA256SUMS').trim().split('\n')
    expect(sums).toHaveLength(folder.files.size - 1)
    for (const line of sums) {
      const [hash = '', name = ''] = line.split('  ')
      expect(sha256Of(folder.files.get(name)?.bytes() ?? new Uint8Array())).toBe(hash)
    }
  })

  it('takes quality away first, then pixels, until a picture is small enough', async () => {
    const { asked, plan } = await planned([photo], 'en', 7_400)

    expect(asked.pieces.slice(0, 3).map(({ quality }) => quality)).toEqual([88, 75, 60])
    for (const { widthPx, heightPx } of asked.pieces)
      expect(Math.max(widthPx, heightPx)).toBeLessThanOrEqual(200)
    for (const { kind, bytes } of plan.files) if (kind === 'picture') expect(bytes).toBeLessThanOrEqual(7_400)
  })

  it('never leaves a page out in silence', async () => {
    const pages = Array.from({ length: 14 }, (_, index) => ({ text: `page ${index + 1}` }))
    const long = withBytes(pdf(pages), {
      id: 'long',
      title: 'Long',
      original: { name: 'long.pdf', type: 'application/pdf', media: 'pdf' },
    })

    const { plan } = await planned([long], 'en')

    expect(plan.exhibits[0]).toMatchObject({ firstPage: 2, lastPage: 14, leftOut: en.pictures.left(1) })
  })

  it('asks for the password of a locked PDF, and draws its pages once it is given', async () => {
    const bytes = encryptedPdf([{ text: 'Account statement' }], { user: '1234', owner: 'bank' })
    const locked = withBytes(bytes, {
      id: 'locked',
      title: 'Statement',
      original: { name: 'statement.pdf', type: 'application/pdf', media: 'pdf' },
    })

    const closed = await planned([locked], 'en')
    const wrong = await planned([{ ...locked, password: '4321' }], 'en')
    const open = await planned([{ ...locked, password: '1234' }], 'en')

    expect(closed.plan.exhibits[0]).toMatchObject({
      leftOut: `${en.pictures.none}: ${en.pdf.notShown.encrypted}`,
      locked: { lock: 'no-password' },
    })
    expect(wrong.plan.exhibits[0]?.locked?.lock).toBe('wrong-password')
    expect(open.plan.exhibits[0]).toMatchObject({ firstPage: 2, lastPage: 2 })
    expect(open.plan.exhibits[0]).not.toHaveProperty('locked')
    expect(open.asked.drawn.some(({ password }) => password === '1234')).toBe(true)
  })

  it('is not handed over where a picture says more than its pixels, and leaves nothing behind', async () => {
    const asked: Asked = { pieces: [], drawn: [] }
    const ports = await portsFor(asked)
    const folder = memoryFolder()
    const told = Buffer.concat([
      jpeg(letterF(16, 16)).subarray(0, 2),
      Buffer.from([0xff, 0xe1, 0, 4, 1, 2]),
      jpeg(letterF(16, 16)).subarray(2),
    ])
    const recoder = { ...ports.recoder, piece: () => Promise.resolve(memorySource(told)) }

    const result = await makeFiles(input([photo]), { ...ports, recoder }, folder, quietRun)

    expect(result).toMatchObject({
      ok: false,
      failure: { kind: 'bundle/verification-failed', check: 'pictures', where: '01_list.jpg' },
    })
    expect(folder.state()).not.toBe('kept')
  })

  it('hides personal data: covers it before anything is packed, and names it nowhere', async () => {
    const asked = { pieces: [], drawn: [], covered: [] as { page: number; covers: number }[] }
    const telltale = withBytes(pdf([{ text: 'one' }, { text: 'two' }]), {
      id: 'telltale',
      title: `合同 ${mobile}`,
      original: { name: `${mobile}.pdf`, type: 'application/pdf', media: 'pdf' },
    })
    const given = input([telltale])
    const options = { ...given.options, redaction: { kept: [], added: [] } }
    const folder = memoryFolder()
    const result = await makeFiles({ ...given, options }, await portsFor(asked), folder, quietRun)

    expect(result.ok && result.value.verification).toContainEqual({ check: 'redaction', compared: 1 })
    expect(asked.covered).toEqual([{ page: 0, covers: 1 }])
    expect([...folder.files.keys()].join()).not.toContain(mobile)
    const list = new TextDecoder().decode(folder.files.get('list.txt')?.bytes())
    expect(list).toContain('合同 █████')
    expect(list).not.toContain(mobile)
  })

  it('is not made of an original that was altered', async () => {
    const ports = await portsFor({ pieces: [], drawn: [] })
    const altered = { ...photo, source: memorySource(png(letterF(60, 41)), photo.source.id) }

    const result = await makeFiles(input([altered]), ports, memoryFolder(), quietRun)

    expect(result).toMatchObject({ ok: false, failure: { kind: 'bundle/original-altered' } })
  })

  it('stops when it is told to', async () => {
    const ports = await portsFor({ pieces: [], drawn: [] })
    const cancel = { aborted: false }
    const stopping = { cancel, onProgress: () => void (cancel.aborted = true) }

    expect(await planBundle(input(all), ports, stopping)).toMatchObject({
      ok: false,
      failure: { kind: 'bundle/cancelled' },
    })
  })
})

const judged = judgedBy('pdftotext', 'qpdf')
describe.skipIf(judged.skip)(`the sheets behind our own pictures, ${judged.note}`, patient, () => {
  it('say which pictures belong to which exhibit, and what a recording is', async () => {
    const { asked } = await planned(all)

    const own = asked.drawn.filter(({ source }) => source.id.startsWith('drawn/'))
    const texts = await Promise.all(
      own.map(async ({ source }) => {
        const bytes = await source.read(0, source.bytes)
        return inFolder((folder) => {
          const path = join(folder, 'drawn.pdf')
          writeFileSync(path, bytes)
          expect(ask('qpdf', '--check', path).status).toBe(0)
          return ask('pdftotext', '-layout', path, '-').stdout
        })
      }),
    )
    const [sheet = '', list = ''] = [texts[0], texts.at(-1)]

    expect(sheet).toContain('通话')
    expect(sheet).toContain(words.notAttached)
    expect(list).toMatch(/3\s+合同\s+4–5/)
    expect(list).toContain(words.none)
    expect(list).toContain('IMG_0001.png')
    expect(list.replaceAll(/\s/g, '')).toContain(photo.exhibit.original.sha256)
  })
})
