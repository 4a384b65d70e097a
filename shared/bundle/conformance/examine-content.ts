import type { PDFDict, PDFObject } from 'pdf-lib'
import { contentOperations, isName, type Operand, type Operation } from './content-operations.ts'
import { ColourExaminer } from './examine-colour.ts'
import { examineGraphicsState } from './examine-graphics-state.ts'
import { examineImage, examineInlineImage } from './examine-image.ts'
import { FontUses } from './font-uses.ts'
import { key, labelOf, type PdfStream, type Reader } from './pdf-objects.ts'
import type { Findings } from './rules.ts'

/** Content that unpacks to more is a bomb, not a page. */
const largestContent = 64 * 1024 * 1024
const deepestStates = 28
const operators = new Set(
  (
    'b B b* B* BDC BI BMC BT BX c cm CS cs d d0 d1 Do DP EI EMC ET EX f F f* G g gs h i ID j J K k l m M MP n q Q ' +
    're RG rg ri s S SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y \' "'
  ).split(' '),
)
const painting = new Set([
  'f',
  'F',
  'f*',
  'B',
  'B*',
  'b',
  'b*',
  'S',
  's',
  'sh',
  'Do',
  'BI',
  'Tj',
  'TJ',
  "'",
  '"',
])
const intents = new Set(['AbsoluteColorimetric', 'RelativeColorimetric', 'Saturation', 'Perceptual'])

/** Whether what is drawn must be tagged: on our pages, yes; inside a form the page has said so already. */
export type Tagging = 'to-be-tagged' | 'inside-tag' | 'inside-artifact'

/** One content stream with what it is drawn with. */
export interface Scope {
  readonly where: string
  readonly resources: PDFDict | undefined
  readonly tagging: Tagging
}

interface Drawing extends Scope {
  readonly marks: ('tag' | 'artifact' | 'other')[]
  readonly states: { font: string | undefined; isInvisible: boolean }[]
  font: string | undefined
  isInvisible: boolean
}

/** Walks the content of pages and of what they draw, and collects what the archival rules forbid. */
export class ContentExaminer {
  readonly fonts: FontUses
  private readonly reader: Reader
  private readonly findings: Findings
  private readonly colours: ColourExaminer
  private readonly seen = new Set<string>()

  constructor(reader: Reader, findings: Findings) {
    this.reader = reader
    this.findings = findings
    this.fonts = new FontUses(reader)
    this.colours = new ColourExaminer(reader, findings)
  }

  /** A page's content: one stream, or several whose parts are one after the other. */
  async page(contents: PDFObject | undefined, scope: Scope): Promise<void> {
    const parts = (await this.reader.array(contents)) ?? [contents]
    const pieces: Uint8Array[] = []
    for (const part of parts) {
      const stream = await this.reader.objects.stream(part)
      if (stream) pieces.push(await this.bytesOf(stream, scope.where), Uint8Array.of(0x0a))
    }
    await this.run(joined(pieces), scope)
  }

  /** A form, a tiling pattern or the look of an annotation; each once for each way of being tagged. */
  async form(value: PDFObject | undefined, scope: Omit<Scope, 'resources'>): Promise<void> {
    const stream = await this.reader.objects.stream(value)
    if (!stream) return
    const where = labelOf(value, scope.where)
    const once = `${where} ${scope.tagging}`
    if (this.seen.has(once)) return
    this.seen.add(once)
    const { dict } = stream
    for (const forbidden of ['OPI', 'PS', 'Ref'])
      this.findings.must(key(dict, forbidden) === undefined, 'A 6.2.9', where)
    this.findings.must((await this.reader.name(key(dict, 'Subtype2'))) !== 'PS', 'A 6.2.9', where)
    await this.group(dict, where)
    const resources = await this.reader.dict(key(dict, 'Resources'))
    await this.run(await this.bytesOf(stream, where), { ...scope, where, resources })
  }

  /** The transparency group of a page or a form. */
  async group(dict: PDFDict, where: string): Promise<void> {
    const group = await this.reader.dict(key(dict, 'Group'))
    const space = key(group, 'CS')
    if (space) await this.colours.space(space, undefined, where)
  }

  private async bytesOf(stream: PdfStream, where: string): Promise<Uint8Array> {
    try {
      return await stream.bytes(largestContent)
    } catch {
      this.findings.add('A 6.2.2', where)
      return new Uint8Array()
    }
  }

  private async run(bytes: Uint8Array, scope: Scope): Promise<void> {
    const drawing: Drawing = { ...scope, marks: [], states: [], font: undefined, isInvisible: false }
    for (const operation of contentOperations(bytes)) {
      if (!operators.has(operation.operator)) this.findings.add('A 6.2.2', scope.where)
      if (painting.has(operation.operator)) this.checkTagged(drawing)
      const waiting = this.perform(operation, drawing)
      if (waiting) await waiting
    }
    this.findings.must(drawing.marks.length === 0 && drawing.states.length === 0, 'A 6.2.2', scope.where)
  }

  private perform({ operator, operands }: Operation, drawing: Drawing): Promise<void> | undefined {
    const { where, resources, states } = drawing
    const last = operands.at(-1)
    switch (operator) {
      case 'q':
        states.push({ font: drawing.font, isInvisible: drawing.isInvisible })
        this.findings.must(states.length <= deepestStates, 'A 6.1.13', where)
        return undefined
      case 'Q':
        Object.assign(drawing, states.pop())
        return undefined
      case 'BMC':
      case 'BDC':
        return this.begin(operands, drawing)
      case 'EMC':
        drawing.marks.pop()
        return undefined
      case 'K':
      case 'k':
        return this.colours.device('DeviceCMYK', resources, where)
      case 'cs':
      case 'CS':
        return isName(last) ? this.colours.named(last.name, resources, where) : undefined
      case 'scn':
      case 'SCN':
        return isName(last) ? this.pattern(last.name, drawing) : undefined
      case 'sh':
        return isName(last) ? this.shading(last.name, drawing) : undefined
      case 'gs':
        return isName(last) ? this.graphicsState(last.name, drawing) : undefined
      case 'ri':
        this.findings.must(isName(last) && intents.has(last.name), 'A 6.2.6', where)
        return undefined
      case 'Do':
        return isName(last) ? this.draw(last.name, drawing) : undefined
      case 'BI':
        return last instanceof Map
          ? examineInlineImage(last, resources, where, this.colours, this.findings)
          : undefined
      case 'Tr':
        drawing.isInvisible = last === 3
        return undefined
      case 'Tf': {
        const [name] = operands
        return isName(name) ? this.chooseFont(name.name, drawing) : undefined
      }
      case 'Tj':
      case "'":
      case '"':
      case 'TJ':
        this.show(Array.isArray(last) ? last : [last ?? null], drawing)
        return undefined
      default:
        return undefined
    }
  }

  /** Everything painted is either tagged or decoration, and never both (ISO 14289-1, 7.1). */
  private checkTagged({ tagging, marks, where }: Drawing): void {
    if (tagging === 'to-be-tagged' && !marks.includes('tag') && !marks.includes('artifact'))
      this.findings.add('UA 7.1', where)
  }

  private async begin([tag, properties]: readonly Operand[], drawing: Drawing): Promise<void> {
    const isArtifact = isName(tag) && tag.name === 'Artifact'
    const isTag = properties instanceof Map && properties.has('MCID')
    const { marks, tagging, where, resources } = drawing
    if (isArtifact && (marks.includes('tag') || tagging === 'inside-tag')) this.findings.add('UA 7.1', where)
    if (isTag && (marks.includes('artifact') || tagging === 'inside-artifact'))
      this.findings.add('UA 7.1', where)
    marks.push(isArtifact ? 'artifact' : isTag ? 'tag' : 'other')
    if (isName(properties)) await this.resource('Properties', properties.name, resources, where)
  }

  private async resource(
    kind: string,
    name: string,
    resources: PDFDict | undefined,
    where: string,
  ): Promise<PDFObject | undefined> {
    const found = key(await this.reader.dict(key(resources, kind)), name)
    this.findings.must(found !== undefined, 'A 6.2.2', `${where} /${name}`)
    return found
  }

  private taggingInside({ tagging, marks }: Drawing): Tagging {
    if (marks.includes('artifact')) return 'inside-artifact'
    return marks.includes('tag') ? 'inside-tag' : tagging
  }

  private async draw(name: string, drawing: Drawing): Promise<void> {
    const { resources, where } = drawing
    const value = await this.resource('XObject', name, resources, where)
    const dict = await this.reader.dict(value)
    if (!dict) return
    const kind = await this.reader.name(key(dict, 'Subtype'))
    if (kind === 'Form') await this.form(value, { where, tagging: this.taggingInside(drawing) })
    else if (kind === 'Image') {
      const label = labelOf(value, `${where} /${name}`)
      if (this.seen.has(label)) return
      this.seen.add(label)
      await examineImage(dict, resources, label, this.colours, this.reader, this.findings)
    } else this.findings.add('A 6.2.9', where)
  }

  private async pattern(name: string, drawing: Drawing): Promise<void> {
    const value = await this.resource('Pattern', name, drawing.resources, drawing.where)
    const dict = await this.reader.dict(value)
    const shading = await this.reader.dict(key(dict, 'Shading'))
    if (shading) await this.colours.space(key(shading, 'ColorSpace'), drawing.resources, drawing.where)
    else await this.form(value, { where: drawing.where, tagging: this.taggingInside(drawing) })
  }

  private async shading(name: string, { resources, where }: Drawing): Promise<void> {
    const shading = await this.reader.dict(await this.resource('Shading', name, resources, where))
    if (shading) await this.colours.space(key(shading, 'ColorSpace'), resources, where)
  }

  private async graphicsState(name: string, drawing: Drawing): Promise<void> {
    const { resources, where } = drawing
    const value = await this.resource('ExtGState', name, resources, where)
    const dict = await this.reader.dict(value)
    if (!dict) return
    const mask = await examineGraphicsState(dict, where, this.reader, this.findings)
    if (mask) await this.form(mask, { where, tagging: this.taggingInside(drawing) })
    const [font] = (await this.reader.array(key(dict, 'Font'))) ?? []
    if (font) drawing.font = await this.fonts.known(font, where)
  }

  private async chooseFont(name: string, drawing: Drawing): Promise<void> {
    const value = await this.resource('Font', name, drawing.resources, drawing.where)
    drawing.font = value && (await this.fonts.known(value, `${drawing.where} /${name}`))
    const glyphs = drawing.font === undefined ? undefined : await this.fonts.glyphProcedures(drawing.font)
    for (const glyph of glyphs?.streams ?? []) {
      const stream = await this.reader.objects.stream(glyph)
      const where = labelOf(glyph, drawing.where)
      if (!stream || this.seen.has(where)) continue
      this.seen.add(where)
      const resources = glyphs?.resources ?? drawing.resources
      await this.run(await this.bytesOf(stream, where), { where, resources, tagging: 'inside-tag' })
    }
  }

  private show(strings: readonly Operand[], { font, isInvisible, where }: Drawing): void {
    if (font === undefined) {
      this.findings.add('A 6.2.2', where)
      return
    }
    for (const string of strings) if (string instanceof Uint8Array) this.fonts.use(font, string, isInvisible)
  }
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}
