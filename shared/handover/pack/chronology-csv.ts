import type { Party } from '#shared/core/parties/party.ts'
import { type CaseEvent, sortKeyOf } from '#shared/core/timeline/event.ts'
import type { EventDate } from '#shared/core/timeline/event.ts'
import type { Messages } from '#shared/messages/messages.ts'

/** So that Excel reads the file as UTF-8. */
export const byteOrderMark = '\ufeff'

/** What spreadsheet programs take for a formula, full-width forms among it: Excel and WPS read those as well. */
const formula = /^[\s\u00a0\u3000\ufeff]*[=+\-@|%\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/

/** A cell that stays text in every spreadsheet program: what would be a formula gets an apostrophe (OWASP, CSV injection). */
export const csvCell = (text: string): string =>
  `"${(formula.test(text) ? `'${text}` : text).replaceAll('\u0000', '').replaceAll('"', '""')}"`

export const csvRow = (cells: readonly string[]): string => `${cells.map(csvCell).join(',')}\r\n`

const days = (date: EventDate): readonly [from: string, to: string, time: string, exactness: string] => {
  if (date.kind === 'range') return [date.from, date.to, '', 'range']
  return date.kind === 'exact'
    ? [date.on, '', date.time ?? '', 'exact']
    : [date.on, '', '', `about-${date.precision}`]
}

interface ChronologyInput {
  readonly events: readonly CaseEvent[]
  readonly parties: readonly Party[]
  /** As cited and as filed: `3 (exhibits/E0003_call.mp3)`, by exhibit id. */
  readonly exhibits: ReadonlyMap<string, string>
  readonly text: Messages
}

/** The timeline for a spreadsheet, oldest first (RFC 4180, with a byte order mark). */
export function chronologyCsv({ events, parties, exhibits, text }: ChronologyInput): string {
  const { columns, yes, no, exactness } = text.pack.chronology
  const names = new Map(parties.map(({ id, name, brand }) => [id, name || brand]))
  const nameOf = (id: Party['id']) => names.get(id) ?? ''
  const rows = events
    .toSorted((a, b) => (sortKeyOf(a) < sortKeyOf(b) ? -1 : 1))
    .map(({ date, kind, text: fact, partyIds, statement, exhibitIds, disputed }) => {
      const [from, to, time, how] = days(date)
      return csvRow([
        from,
        to,
        time,
        exactness[how] ?? how,
        text.vocabulary.event[kind],
        fact,
        partyIds.map(nameOf).join('; '),
        statement ? nameOf(statement.by) : '',
        statement?.words ?? '',
        exhibitIds.flatMap((id) => exhibits.get(id) ?? []).join('; '),
        disputed ? yes : no,
      ])
    })
  return byteOrderMark + csvRow(columns) + rows.join('')
}
