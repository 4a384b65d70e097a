import type { Box, Colour, Point } from './document-model.ts'
import type { Matrix } from './image-matrix.ts'

/** 1/1000 pt, less than any printer's dot; never an exponent, which PDF does not know. */
const number = (value: number): string => {
  const rounded = Math.round(value * 1000) / 1000
  return Object.is(rounded, -0) || Math.abs(rounded) < 0.001 ? '0' : String(rounded)
}
const numbers = (values: readonly number[]): string => values.map(number).join(' ')
const rectangle = ({ x, y, width, height }: Box): string => `${numbers([x, y, width, height])} re`
const fill = (colour: Colour): string => `${numbers(colour)} rg`
const stroke = (colour: Colour): string => `${numbers(colour)} RG`

/** Baselines and rules stand on hundredths of a point, so that steps of one leading are all the same; a half goes up. */
const hundredths = ({ x, y }: Point): Point => ({
  x: Math.round(x * 100 + 0.001),
  y: Math.round(y * 100 + 0.001),
})
const step = (from: Point, to: Point): string => `${(to.x - from.x) / 100} ${(to.y - from.y) / 100}`
const origin: Point = { x: 0, y: 0 }

interface Text {
  readonly at: Point
  readonly font: string
  readonly colour: string
  readonly shown: string
}
interface Rule {
  readonly from: Point
  readonly along: string
  readonly setting: string
}

/**
 * The operators of one page (ISO 32000-1, 8 and 9), in as few bytes as say the same: what is set is not set again, and every
 * text and rule says how far it is from the one before. The rows of a table then look alike, and pack to next to nothing.
 */
export class ContentStream {
  private readonly operators: string[] = []
  /** The marked content that is open, and what it holds: text, or operators that cannot stand in a text object. */
  private open: { mark: string; readonly items: (Text | string)[] } | undefined
  /** Where the line of the text object began that is open. */
  private lineAt: Point | undefined
  private font = ''
  private colour = ''
  /** By their mark. They come last: nothing else on a page lies on them. */
  private readonly rules = new Map<string, Rule[]>()

  /** What follows belongs together, until `end`. */
  begin(mark: string): void {
    this.open = { mark, items: [] }
  }

  /** Changes the mark that is open. */
  rename(mark: string): void {
    if (this.open) this.open.mark = mark
  }

  end(): void {
    if (!this.open) return
    const { mark, items } = this.open
    this.open = undefined
    // marked content lies in one text object or around some (14.6.1)
    if (items.every((item) => typeof item !== 'string')) {
      if (!this.lineAt) this.operators.push('BT')
      this.lineAt ??= origin
      this.operators.push(mark)
      for (const item of items) this.show(item)
      this.operators.push('EMC')
      return
    }
    this.endText()
    this.operators.push(mark)
    for (const item of items) {
      if (typeof item === 'string') {
        this.endText()
        this.operators.push(item)
      } else {
        if (!this.lineAt) this.operators.push('BT')
        this.lineAt ??= origin
        this.show(item)
      }
    }
    this.endText()
    this.operators.push('EMC')
  }

  /** `shown`: operators that show a line, in a font of the page's resources. */
  text(at: Point, font: string, sizePt: number, colour: Colour, shown: string): void {
    const setting = `/${font} ${number(sizePt)} Tf`
    this.put({ at: hundredths(at), font: setting, colour: fill(colour), shown })
  }

  /** Text in render mode 3, `stretch` times as wide as it is. */
  unseenText(at: Point, font: string, sizePt: number, stretch: number, shown: string): void {
    const setting = `3 Tr ${number(stretch * 100)} Tz /${font} ${number(sizePt)} Tf ${numbers([at.x, at.y])} Td`
    this.put(`q BT ${setting} ${shown} ET Q`)
  }

  rectangle(box: Box, inside?: Colour, edge?: Colour, widthPt = 1): void {
    const parts: string[] = []
    if (inside) parts.push(fill(inside))
    if (edge) parts.push(stroke(edge), `${number(widthPt)} w`)
    parts.push(rectangle(box), inside && edge ? 'B' : inside ? 'f' : edge ? 'S' : 'n')
    this.put(`q ${parts.join(' ')} Q`)
  }

  /** An image or a form of the page's resources, cut off outside of `clip`. */
  place(name: string, matrix: Matrix, clip?: Box): void {
    const clipping = clip ? `${rectangle(clip)} W n ` : ''
    this.put(`q ${clipping}${numbers(matrix)} cm /${name} Do Q`)
  }

  /** A line with a mark of its own. */
  rule(mark: string, from: Point, to: Point, widthPt: number, colour: Colour): void {
    const rules = this.rules.get(mark) ?? []
    this.rules.set(mark, rules)
    rules.push({
      from: hundredths(from),
      along: numbers([to.x - from.x, to.y - from.y]),
      setting: `${stroke(colour)} ${number(widthPt)} w`,
    })
  }

  /** All of it, one character a byte. */
  bytes(): Uint8Array {
    this.end()
    this.endText()
    for (const [mark, rules] of this.rules) this.operators.push(mark, 'q', ...drawn(rules), 'Q', 'EMC')
    const text = this.operators.join('\n')
    const bytes = new Uint8Array(text.length)
    for (let index = 0; index < text.length; index++) bytes[index] = text.charCodeAt(index)
    return bytes
  }

  private put(item: Text | string): void {
    if (!this.open) throw new Error('everything on a page is marked')
    this.open.items.push(item)
  }

  private show({ at, font, colour, shown }: Text): void {
    const set = [colour === this.colour ? '' : `${colour} `, font === this.font ? '' : `${font} `].join('')
    this.colour = colour
    this.font = font
    this.operators.push(`${set}${step(this.lineAt ?? origin, at)} Td${shown}`)
    this.lineAt = at
  }

  private endText(): void {
    if (this.lineAt) this.operators.push('ET')
    this.lineAt = undefined
  }
}

/** Each rule moves the origin to where it begins. */
function* drawn(rules: readonly Rule[]): Generator<string> {
  let at = origin
  let set = ''
  for (const { from, along, setting } of rules) {
    yield `${setting === set ? '' : `${setting} `}1 0 0 1 ${step(at, from)} cm 0 0 m ${along} l S`
    set = setting
    at = from
  }
}
