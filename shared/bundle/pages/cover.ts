import { displayName } from '#shared/core/evidence/display-name.ts'
import { atStakeOf, totalsOf } from '#shared/core/ledger/totals.ts'
import type { Party } from '#shared/core/parties/party.ts'
import { formatBytes, formatDate, formatInstant, formatMoney } from '#shared/messages/format.ts'
import type { Block } from '../paginate/block.ts'
import { ink } from '../paginate/face.ts'
import { flow } from '../paginate/flow.ts'
import { paragraph } from '../paginate/paragraph.ts'
import { heightOf, type Sheet, textFrame } from '../paginate/sheet.ts'
import { type CellText, table } from '../paginate/table.ts'
import { type Numbering, volumeOf as volumeRangeOf } from '../plan/numbering.ts'
import { type Fact, facts, groupedHash } from './facts.ts'
import { subheading } from './headings.ts'
import { journalCode, journalCodeSize } from './journal-code.ts'
import { exhibitsOf, type Layout, nameOf } from './layout.ts'
import { shownText } from './shown-text.ts'

const frame = textFrame
/** All of an ordinary case on one sheet. */
const tight = { paddingPt: 1.4 }
const part = (layout: Layout, key: string, text: string) => subheading(layout, frame, key, text, 8)

/** The first page: what the dispute is about, between whom, for how much, and what this file holds. */
export function coverSheets(layout: Layout, numbering: Numbering): Iterable<Sheet> {
  return flow(blocks(layout, numbering), frame)
}

function* blocks(layout: Layout, numbering: Numbering): Generator<Block> {
  const { engine, faces, words, input, terms, locale } = layout
  const { cover } = words
  const prints = (what: Layout['profile']['prints'][number]) => layout.profile.prints.includes(what)
  const place = { left: frame.left, width: frame.width - journalCodeSize - 14 }
  yield journalCode(input, frame.left + frame.width)
  yield* paragraph(engine, cover.kicker, faces.subheading, {
    ...place,
    role: { tag: 'P', key: 'cover/kicker' },
  })
  yield* paragraph(engine, layout.title, faces.title, {
    ...place,
    before: 4,
    role: { tag: 'H1', key: 'cover/title' },
    sample: true,
  })
  yield bar
  yield* facts(
    layout,
    frame,
    'cover/case',
    [
      { name: cover.case, value: isTitle(layout) ? '' : displayName(input.case.title) },
      { name: cover.product, value: productText(layout) },
      { name: cover.order, value: prints('order') ? displayName(input.case.orderNumber) : '' },
      { name: cover.buyer, value: terms.buyer[input.case.buyer] },
    ],
    tight,
  )

  const parties = input.parties.toSorted((a, b) => roles.indexOf(a.role) - roles.indexOf(b.role))
  if (parties.length > 0) yield* part(layout, 'cover/parties', cover.parties)
  yield* facts(
    layout,
    frame,
    'cover/party',
    [
      ...parties
        .filter(({ role }) => role !== 'contact')
        .map((party) => ({ name: terms.role[party.role], value: partyText(layout, party) })),
      { name: terms.role.contact, value: contactTexts(layout, parties) },
    ],
    tight,
  )

  const { demand } = input.case
  if (demand) {
    yield* part(layout, 'cover/demand', cover.demand)
    yield* facts(
      layout,
      frame,
      'cover/demanded',
      [
        { name: cover.demandOutcome, value: terms.outcome[demand.outcome] },
        { name: cover.demandAmount, value: demand.amount ? formatMoney(demand.amount, locale) : '' },
        { name: cover.demandBy, value: demand.by ? formatDate(demand.by, locale) : '' },
        { name: cover.demandDetails, value: shownText(demand.details) },
      ],
      tight,
    )
  }
  if (prints('amounts')) yield* amounts(layout)

  yield* part(layout, 'cover/bundle', cover.bundle)
  yield* facts(layout, frame, 'cover/made', [...bundleFacts(layout, numbering), ...headFacts(layout)], tight)
}

const roles: readonly Party['role'][] = ['claimant', 'respondent', 'contact']

/** The line under the title. */
const bar: Block = {
  height: 16,
  before: 0,
  keepWithNext: false,
  draw: (top) => ({
    ops: [{ op: 'rect', box: { x: frame.left, y: top - 9, width: 64, height: 2.4 }, fill: ink }],
    marks: [],
  }),
}

function productText({ input, terms, words }: Layout): string {
  const kind = terms.product[input.case.product]
  const name = displayName(input.case.productName.trim())
  return name === '' ? kind : words.aside(name, kind)
}

/** A bundle without a title of its own bears that of the case, which needs no second line then. */
const isTitle = ({ input, title }: Layout): boolean => displayName(input.case.title) === title

/** Name, then only those details that the recipient's profile asks for. */
function partyText(layout: Layout, party: Party): readonly CellText[] {
  const { faces, words } = layout
  const details = detailsOf(layout, party)
  const name = { text: nameOf(party) ?? words.notStated, face: faces.strong }
  return details === '' ? [name] : [name, { text: details, face: faces.quiet }]
}

/** The people one spoke to, a line each. */
const contactTexts = (layout: Layout, parties: readonly Party[]): readonly CellText[] =>
  parties
    .filter(({ role }) => role === 'contact')
    .map((party) => {
      const { words, faces } = layout
      const [name, details] = [nameOf(party) ?? words.notStated, detailsOf(layout, party)]
      return { text: details === '' ? name : words.aside(name, details), face: faces.body }
    })

const detailsOf = ({ words, profile }: Layout, party: Party): string =>
  profile.contacts[party.role]
    .map((field) => ({ field, text: displayName(party[field].trim()) }))
    .filter(({ field, text }) => text !== '' && !(field === 'brand' && text === nameOf(party)))
    .map(({ field, text }) =>
      field === 'brand' ? words.cover.alsoKnownAs(text) : words.cover.contact[field] + words.colon + text,
    )
    .join(words.stop)

/** One row a currency, sums under each other. */
function* amounts(layout: Layout): Generator<Block> {
  const { engine, faces, words, input, locale } = layout
  const { cover } = words
  const atStake = atStakeOf(input.entries, input.case.demand)
  const totals = totalsOf(input.entries)
  if (atStake.length === 0) return
  yield* part(layout, 'cover/amounts', cover.amounts)
  const width = frame.width / 5
  const columns = Array.from({ length: 5 }, (_, index) => ({
    left: frame.left + index * width,
    width,
    align: 'end' as const,
  }))
  const heads = [cover.paid, cover.fees, cover.refunded, cover.outstanding, cover.atStake]
  const head = { key: 'cover/sums/head', cells: heads.map((text) => [{ text, face: faces.cellHead }]) }
  const rows = atStake.map((sum) => {
    const total = totals.find(({ currency }) => currency === sum.currency)
    const sums = [total?.paid, total?.fees, total?.refunded, total?.outstanding]
    return {
      key: `cover/sums/${sum.currency}`,
      cells: [
        ...sums.map((value) => [{ text: value ? formatMoney(value, locale) : words.none, face: faces.cell }]),
        [{ text: formatMoney(sum, locale), face: faces.cellStrong }],
      ],
    }
  })
  const style = {
    lines: 'ruled',
    paddingPt: 2,
    maxRowPt: heightOf(frame),
    continued: '',
    cellTag: 'TD',
  } as const
  yield* table(engine, columns, head, rows, style)
}

function bundleFacts(layout: Layout, numbering: Numbering): readonly Fact[] {
  const { words, input, locale, exhibits, profile } = layout
  const { cover } = words
  const attached = exhibitsOf(layout, numbering).filter(({ carried }) => carried === 'inside')
  const bytes = attached.reduce((sum, { exhibit }) => sum + exhibit.original.bytes, 0)
  return [
    {
      name: cover.contents,
      value:
        profile.encoding === 'split-exhibits'
          ? cover.separateText(exhibits.filter(({ carried }) => carried === 'beside').length)
          : cover.contentsText(exhibits.length, numbering.pageCount),
    },
    ...volumeFacts(layout, numbering),
    {
      name: cover.attachments,
      value:
        profile.encoding === 'split-exhibits'
          ? ''
          : attached.length > 0
            ? cover.attachmentsText(attached.length, formatBytes(bytes, locale))
            : cover.attachmentsNone,
    },
    { name: cover.madeAt, value: formatInstant(input.madeAt, input.zone) },
  ]
}

/** Which volume this is, and what the others hold. */
function volumeFacts({ words, faces, exhibits }: Layout, numbering: Numbering): readonly Fact[] {
  const { cover } = words
  const { volume, volumes } = numbering
  if (volumes.length === 1) return []
  const { firstPage, lastPage } = volumeRangeOf(numbering)
  const lines = volumes.map((range, index) => {
    const labels = [exhibits[range.from], exhibits[range.until - 1]].map((item) => item?.label ?? '')
    const named = labels[0] === labels[1] ? (labels[0] ?? '') : labels.join(' – ')
    return { text: cover.volumeLine(index + 1, range.firstPage, range.lastPage, named), face: faces.body }
  })
  return [
    { name: cover.volume, value: cover.volumeText(volume, volumes.length, firstPage, lastPage) },
    { name: cover.volumes, value: [...lines, { text: cover.volumesNote, face: faces.quiet, before: 2 }] },
  ]
}

const headFacts = ({ words: { cover }, input, faces }: Layout): readonly Fact[] => [
  hashFact(cover.head, input.head.hash, cover.headText(input.head.seq), faces),
  hashFact(cover.root, input.caseRoot, cover.rootText, faces),
]

const hashFact = (name: string, hash: string, text: string, faces: Layout['faces']): Fact => ({
  name,
  value: [
    { text: groupedHash(hash, 8), face: faces.hash },
    { text, face: faces.quiet, before: 2 },
  ],
})
