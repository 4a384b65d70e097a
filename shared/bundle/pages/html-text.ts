import { decodeEntities } from './html-entities.ts'

/** A blank line stands around these; around the others of `lines` only a new line begins. */
const paragraphs = new Set(
  'p h1 h2 h3 h4 h5 h6 ul ol dl table blockquote pre figure section article header footer'.split(' '),
)
const lines = new Set('div tr li dt dd hr address main aside nav form fieldset caption'.split(' '))
const cells = new Set(['td', 'th'])
/** What no reader sees; everything up to its end tag is passed over. */
const unseen = new Set(['script', 'style', 'title', 'template', 'noscript', 'textarea', 'select', 'svg'])

/**
 * The words of an HTML text, the same for screen and paper: a line for each block, a blank line around paragraphs.
 * Nothing of it is executed or fetched; every character is looked at once, however the markup is broken.
 */
export function htmlText(html: string): string {
  const lower = html.toLowerCase()
  const pieces: string[] = []
  let breaks = 0
  const write = (words: string) => {
    const plain = decodeEntities(words.replace(/\s+/g, ' '))
    const begins = pieces.length === 0 || breaks > 0
    const shown = begins ? plain.trimStart() : plain
    if (shown === '') return
    pieces.push(pieces.length === 0 ? '' : '\n'.repeat(breaks), shown)
    breaks = 0
  }
  for (let at = 0; at < html.length;) {
    const start = tagAt(html, at)
    write(html.slice(at, start < 0 ? html.length : start))
    if (start < 0) break
    if (html.startsWith('<!--', start)) {
      const end = html.indexOf('-->', start + 4)
      at = end < 0 ? html.length : end + 3
      continue
    }
    const end = endOfTag(html, start)
    const name = /^<\/?([a-z][a-z0-9]*)/.exec(lower.slice(start, start + 20))?.[1] ?? ''
    const isStart = html[start + 1] !== '/'
    if (name === 'br') breaks = Math.min(2, breaks + 1)
    else if (paragraphs.has(name)) breaks = 2
    else if (lines.has(name)) breaks = Math.max(1, breaks)
    else if (cells.has(name) && !isStart) write(' ')
    at = end
    if (!isStart || !unseen.has(name)) continue
    const close = lower.indexOf(`</${name}`, end)
    at = close < 0 ? html.length : close
  }
  return pieces
    .join('')
    .replace(/ +/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim()
}

/** Where the next tag, comment or declaration begins; a `<` before anything else is a sign like others. */
function tagAt(html: string, from: number): number {
  for (let at = html.indexOf('<', from); at >= 0; at = html.indexOf('<', at + 1)) {
    if (/[a-z/!?]/i.test(html[at + 1] ?? '')) return at
  }
  return -1
}

/** Behind the `>` that ends a tag: not one inside a value's quotation marks. A tag without end takes the rest. */
function endOfTag(html: string, start: number): number {
  for (let at = start + 1; at < html.length; at++) {
    const sign = html[at]
    if (sign === '>') return at + 1
    if (sign !== '"' && sign !== "'") continue
    // an apostrophe that opens no value is a sign like others
    if (html[at - 1] !== '=' && !/=\s$/.test(html.slice(Math.max(0, at - 2), at))) continue
    const close = html.indexOf(sign, at + 1)
    if (close < 0) return html.length
    at = close
  }
  return html.length
}
