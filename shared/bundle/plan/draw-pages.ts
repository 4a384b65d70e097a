import { annexSheets } from '../pages/annex.ts'
import { chronologySheets } from '../pages/chronology.ts'
import { coverSheets } from '../pages/cover.ts'
import { exhibitSheets } from '../pages/exhibit-sheets.ts'
import { indexSheets, rangeOf } from '../pages/index-sheets.ts'
import { numbered, underHeader } from '../pages/running.ts'
import { exhibitsOf } from '../pages/layout.ts'
import type { Sheet } from '../paginate/sheet.ts'
import { Cancelled, type RunOptions } from '../ports.ts'
import type { Page } from '../render/document-model.ts'
import { fileRecordText } from '../record/file-record.ts'
import { recordOf } from '../record/record-of.ts'
import type { Expectations } from './expectations.ts'
import type { LaidOut } from './lay-out.ts'
import { type PageRange, volumeOf } from './numbering.ts'
import { outlineOf } from './outline.ts'
import { titleOf } from './title-of.ts'
import { volumeName } from './volume-name.ts'

/** What the drawn pages must say once they are in the file. Filled while they are drawn. */
export interface PageFacts {
  readonly numbers: Expectations['numbers'][number][]
  readonly index: Expectations['index'][number][]
  readonly references: Expectations['references'][number][]
  readonly samples: Expectations['samples'][number][]
}

export const noPageFacts = (): PageFacts => ({ numbers: [], index: [], references: [], samples: [] })

/**
 * The pages in order, each made when it is asked for and then forgotten; `facts` keeps what is to be checked.
 * @throws Error when a part takes another number of pages than was counted: a bug.
 */
export async function* drawPages(
  laid: LaidOut,
  facts: PageFacts,
  { cancel }: Pick<RunOptions, 'cancel'>,
): AsyncGenerator<Page> {
  const { layout, numbering } = laid
  const volume = volumeOf(numbering)
  let number = volume.firstPage - 1
  for await (const sheet of sheetsOf(laid)) {
    if (cancel.aborted) throw new Cancelled()
    number += 1
    const { page, printed, marks } = numbered(sheet, layout, number, numbering.pageCount)
    facts.numbers.push(printed)
    for (const mark of marks) {
      if (mark.kind === 'index-row') facts.index.push({ ...mark, page: number })
      else if (mark.kind === 'reference') facts.references.push({ ...mark, page: number })
      else if (mark.kind === 'sample') facts.samples.push({ page: number, text: mark.text })
    }
    yield page
  }
}

async function* sheetsOf(laid: LaidOut): AsyncGenerator<Sheet> {
  const { layout, numbering } = laid
  const { cover, chronology, annex } = numbering
  if (cover) yield* counted(coverSheets(layout, numbering), cover)
  yield* counted(indexSheets(layout, numbering), numbering.index)
  if (chronology && numbering.volume === 1) yield* counted(chronologySheets(layout, numbering), chronology)
  for (const item of exhibitsOf(layout, numbering)) {
    const range = rangeOf(numbering, item)
    if (!range) continue
    const parts = range.lastPage - range.firstPage + 1
    let part = 0
    const material = await laid.materials.of(item)
    for (const sheet of counted(exhibitSheets(layout, item, material), range)) {
      part += 1
      yield underHeader(sheet, layout, item, part, parts)
    }
  }
  if (annex) yield* counted(annexSheets(layout, numbering), annex)
}

function* counted(
  sheets: Iterable<Sheet>,
  { firstPage, lastPage }: { readonly firstPage: number; readonly lastPage: number },
): Generator<Sheet> {
  let page = firstPage
  for (const sheet of sheets) {
    page += 1
    yield sheet
  }
  if (page !== lastPage + 1)
    throw new Error(`laid out ${page - firstPage} sheets where ${lastPage - firstPage + 1} were counted`)
}

/** All that the finished file is compared with: the plan, and what the pages were drawn to say. */
export function expectationsOf(laid: LaidOut, facts: PageFacts): Expectations {
  const { layout, numbering } = laid
  return {
    firstPage: volumeOf(numbering).firstPage,
    pageCount: pagesOf(volumeOf(numbering)),
    elsewhere: elsewhereOf(laid),
    title: titleOf(laid),
    language: layout.language,
    ...facts,
    outline: outlineOf(layout, numbering),
    attachments: attachmentsOf(laid),
    missingCharacters: [...layout.engine.missing],
    ...(layout.input.redaction && { hidden: layout.input.redaction.hider.values }),
    record: fileRecordText(recordOf(laid), numbering.volume),
    isArchival: layout.conformance?.isArchival ?? false,
  }
}

/** Originals that go into the file, as the plan names them. */
export const attachmentsOf = ({ layout, numbering }: LaidOut): Expectations['attachments'] =>
  exhibitsOf(layout, numbering)
    .filter(({ carried }) => carried === 'inside')
    .map(({ fileName, exhibit: { original } }) => ({
      fileName,
      bytes: original.bytes,
      sha256: original.sha256,
    }))

export const pagesOf = ({ firstPage, lastPage }: PageRange): number => lastPage - firstPage + 1

/** Where a page is that another volume holds: the file's name, and the page's place in it from 1. */
export function elsewhereOf({ layout, numbering }: LaidOut): Expectations['elsewhere'] {
  const { volumes, volume: own } = numbering
  // asked for every row of the index: a name is made once
  const names = new Map<number, string>()
  const nameOf = (volume: number): string => {
    const name = names.get(volume) ?? volumeName(layout, volume, volumes.length)
    names.set(volume, name)
    return name
  }
  return (page) => {
    const index = volumes.findIndex(({ firstPage, lastPage }) => page >= firstPage && page <= lastPage)
    const volume = volumes[index]
    if (!volume || index === own - 1) return undefined
    return { fileName: nameOf(index + 1), page: page - volume.firstPage + 1 }
  }
}
