import type { PlainDate } from '../plain-date.ts'
import { onScreenTime, type OnScreenTime } from './on-screen-time.ts'
import type { RecognisedLine } from './recognised-text.ts'

/** A screenshot of a chat with what was read on it. */
export interface ChatScreen {
  readonly id: string
  readonly lines: readonly RecognisedLine[]
  /** Day on which it was taken, as far as the file says. */
  readonly seenOn?: PlainDate | undefined
}

/** Where nothing shows that two screens follow each other: the last time before it and the first after it. */
export interface ChatGap {
  readonly afterId: string
  readonly beforeId: string
  readonly from?: OnScreenTime
  readonly to?: OnScreenTime
}

export interface ChatChain {
  /** Proposed order. Screens without any hint keep their place among themselves, at the end. */
  readonly order: readonly {
    readonly id: string
    readonly first?: OnScreenTime
    readonly last?: OnScreenTime
  }[]
  readonly gaps: readonly ChatGap[]
}

/** The status bar with its clock, and the chat's title; the field to write in. Parts of the screen's height. */
const headEnd = 0.075
const footStart = 0.925
/** Shorter lines (好的, OK) come back everywhere and prove nothing. */
const leastSigns = 4
const leastLikeness = 0.66
/** So many lines of the end of one screen may come back at the beginning of the next. */
const edgeLines = 6

interface Read {
  readonly id: string
  readonly messages: readonly string[]
  readonly times: readonly OnScreenTime[]
}

/**
 * Puts screenshots of one chat in order: screens that share messages follow each other, stretches of them are ordered by
 * the times on them. Between two stretches something may be missing.
 */
export function chatChain(screens: readonly ChatScreen[]): ChatChain {
  const stretches = linked(screens.map(readScreen))
  const ordered = stretches
    .map((reads, place) => ({ reads: reads.map(dated()), place }))
    .toSorted((a, b) => compare(keyOf(a.reads), keyOf(b.reads)) || a.place - b.place)
  const order = ordered.flatMap(({ reads }) => reads.map(withEnds))
  const gaps = ordered.slice(1).flatMap(({ reads }, index): readonly ChatGap[] => {
    const [last, first] = [ordered[index]?.reads.at(-1), reads[0]]
    if (!last || !first) return []
    const [from, to] = [
      ordered[index]?.reads.flatMap(({ times }) => times).at(-1),
      reads.flatMap(({ times }) => times)[0],
    ]
    return [{ afterId: last.id, beforeId: first.id, ...(from && { from }), ...(to && { to }) }]
  })
  return { order, gaps }
}

function readScreen({ id, lines, seenOn }: ChatScreen): Read {
  const body = lines
    .filter(({ top, height }) => top > headEnd && top + height < footStart)
    .toSorted((a, b) => a.top - b.top)
  const times = body.flatMap(({ text }) => onScreenTime(text, seenOn) ?? [])
  const messages = body
    .filter(({ text }) => !onScreenTime(text, seenOn))
    .map(({ text }) => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, ''))
    .filter((text) => text.length >= leastSigns)
  return { id, messages, times }
}

/** Joins screens by what they share, the surest pair first; each has one before it and one behind it at most. */
function linked(reads: readonly Read[]): readonly (readonly Read[])[] {
  const pairs = reads.flatMap((a) =>
    reads.flatMap((b) => {
      const shared = a === b ? 0 : sharedLines(a, b)
      return shared > 0 ? [{ a, b, shared }] : []
    }),
  )
  const next = new Map<Read, Read>()
  const previous = new Map<Read, Read>()
  for (const { a, b } of pairs.toSorted((x, y) => y.shared - x.shared)) {
    if (next.has(a) || previous.has(b) || reaches(next, b, a)) continue
    next.set(a, b)
    previous.set(b, a)
  }
  return reads
    .filter((read) => !previous.has(read))
    .map((first) => {
      const stretch = [first]
      for (let at = next.get(first); at; at = next.get(at)) stretch.push(at)
      return stretch
    })
}

function reaches(next: ReadonlyMap<Read, Read>, from: Read, to: Read): boolean {
  for (let at: Read | undefined = from; at; at = next.get(at)) if (at === to) return true
  return false
}

/** How many of the last lines of `a` are, in their order, the first of `b`; the outermost line may be cut and unlike. */
function sharedLines(a: Read, b: Read): number {
  const most = Math.min(edgeLines, a.messages.length, b.messages.length)
  for (let count = most; count > 0; count--) {
    const [tail, head] = [a.messages.slice(-count), b.messages.slice(0, count)]
    const alike = tail.filter((line, index) => likeness(line, head[index] ?? '') >= leastLikeness).length
    if (alike >= Math.max(1, count - 1) && (count === 1 || alike > 1)) return alike
  }
  return 0
}

/**
 * Part of the shorter line's pairs of signs that the longer one has too, so that signs which were misread on one screen or
 * left out as doubtful do not matter. Lines of very unlike length are not alike.
 */
function likeness(a: string, b: string): number {
  const pairs = (text: string) => Array.from({ length: text.length - 1 }, (_, at) => text.slice(at, at + 2))
  const [left, right] = [pairs(a), pairs(b)]
  const [shorter, longer] = [Math.min(left.length, right.length), Math.max(left.length, right.length)]
  if (shorter === 0 || shorter * 2 < longer) return 0
  const rest = [...right]
  const common = left.filter((pair) => {
    const at = rest.indexOf(pair)
    if (at >= 0) rest.splice(at, 1)
    return at >= 0
  })
  return common.length / shorter
}

/** Marks without a day take that of the mark before them, through a stretch. */
function dated(): (read: Read) => Read {
  let day: PlainDate | undefined
  return (read) => ({
    ...read,
    times: read.times.map((time) => {
      day = time.day ?? day
      return day ? { ...time, day } : time
    }),
  })
}

const keyOf = (reads: readonly Read[]): string | undefined => {
  const [first] = reads.flatMap(({ times }) => times).filter(({ day }) => day !== undefined)
  return first && `${first.day} ${first.clock}`
}
/** What has no time stands behind what has one. */
const compare = (a = '~', b = '~'): number => (a < b ? -1 : a > b ? 1 : 0)

function withEnds({ id, times }: Read): ChatChain['order'][number] {
  const [first, last] = [times[0], times.at(-1)]
  return { id, ...(first && { first }), ...(last && { last }) }
}

/** A page of a chat program about one person (微信号, 昵称): shows who is behind the name in the chat. */
export const isProfilePage = (lines: readonly RecognisedLine[]): boolean =>
  lines.some(({ text }) =>
    /^(微信[号號]|抖音[号號]|QQ[号號]|帐[号號]|账号|帳[号號]|wechat\s?id|weixin\s?id)\s*[:：]/i.test(
      text.trim(),
    ),
  )
