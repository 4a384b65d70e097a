import * as fc from 'fast-check'
import type { BundleInput, BundleOptions } from '#shared/bundle/plan/bundle-input.ts'
import { aBundleInput, withBytes } from '../../builders/a-bundle-input.ts'
import { anEvent } from '../../builders/an-event.ts'
import { jpeg } from '../../fixtures/make/jpeg.mjs'
import { pdf } from '../../fixtures/make/pdf.mjs'
import { letterF, longChat } from '../../fixtures/make/picture.mjs'
import { png } from '../../fixtures/make/png.mjs'
import { wav } from '../../fixtures/make/sound.mjs'

/** Many scripts, digits that look like page numbers, signs that break lines in odd places, what no font here can draw. */
const words = [
  '退款',
  '外呼机器人',
  '合同（补充协议）',
  '第12页',
  '客服承诺三日内解决，逾期未解决；',
  '𠮷野家',
  '發票',
  '：“无声”',
  'Refund',
  'invoice',
  '12–15',
  'No. 3',
  'unbreakably-long-file-name_2024-09-18_final(2).pdf',
  'p. 7',
  'A/B',
  'Возврат',
  'договор',
  'Ελλάδα',
  'naïve',
  '3 / 9',
  'Łódź',
  'Hoàn tiền',
  'cafe\u0301',
  'ﬁnal',
  '⼀⽅',
  '１２／２０',
  '返品のご案内',
  'がぎ',
  '환불',
  '각하',
  'استرداد',
  'החזר',
  'คืนเงิน',
  '👩‍💻',
  '①②',
  '葛\u{e0100}',
  '\u00adsoft',
  '\u202eexe.pdf',
]
const title = fc
  .array(fc.constantFrom(...words), { minLength: 1, maxLength: 14 })
  .map((chosen) => chosen.join(' '))

/** Files are made once: a property wants many bundles, not many encodings. */
const files = {
  text: { bytes: '订单号：DH20240918-001\n', type: 'text/plain', media: 'text' },
  longText: { bytes: '操作日志：外呼失败，无人接听。\n'.repeat(90), type: 'text/plain', media: 'text' },
  chat: { bytes: png(longChat(90, 700)), type: 'image/png', media: 'image' },
  photo: { bytes: jpeg(letterF(64, 48)), type: 'image/jpeg', media: 'image' },
  call: { bytes: wav(1), type: 'audio/wav', media: 'audio' },
  page: { bytes: pdf([{ text: 'one page' }]), type: 'application/pdf', media: 'pdf' },
  wide: {
    bytes: pdf([{ text: 'one' }, { text: 'landscape', box: [842, 595] }, { text: 'turned', rotate: 90 }]),
    type: 'application/pdf',
    media: 'pdf',
  },
  empty: { bytes: '', type: 'application/octet-stream', media: 'other' },
} as const
type FileName = keyof typeof files

const exhibit = fc.record({
  title,
  file: fc.constantFrom(...(Object.keys(files) as FileName[])),
  proves: fc.oneof(fc.constant(''), title),
  source: fc.oneof(fc.constant(''), title),
})

/** Mostly short lists; now and then two hundred, so that the index takes many pages. */
const exhibits = fc.oneof(
  { weight: 6, arbitrary: fc.array(exhibit, { minLength: 1, maxLength: 12 }) },
  { weight: 3, arbitrary: fc.array(exhibit, { minLength: 13, maxLength: 60 }) },
  { weight: 1, arbitrary: fc.array(exhibit, { minLength: 61, maxLength: 200, size: 'max' }) },
)

const language = fc.constantFrom('en', 'zh-CN', 'zh-TW', 'zh-HK')

/** Any bundle of 1 to 200 exhibits, with a chronology that cites them; `choices` adds options. */
export const randomBundle = (choices: fc.Arbitrary<Partial<BundleOptions>>): fc.Arbitrary<BundleInput> =>
  fc
    .record({
      exhibits,
      title,
      language,
      choices,
      cites: fc.array(fc.nat(), { maxLength: 30 }),
      years: fc.nat(20),
    })
    .map(({ exhibits: given, title: name, language: chosen, choices: more, cites, years }) => {
      const made = given.map(({ file, title: own, ...rest }, index) => {
        const { bytes, type, media } = files[file]
        return withBytes(bytes, {
          id: `exhibit-${index}`,
          title: own,
          ...rest,
          original: { type, media, name: file },
        })
      })
      const events = cites.map((pick, index) =>
        anEvent({
          id: `event-${index}`,
          date: `${2004 + years}-${String(1 + (index % 12)).padStart(2, '0')}-11`,
          text: words[pick % words.length] ?? '',
          exhibitIds: [`exhibit-${pick % made.length}`, `exhibit-${index % made.length}`],
        }),
      )
      return aBundleInput({ exhibits: made, events, options: { title: name, language: chosen, ...more } })
    })
