import { displayName } from '#shared/core/evidence/display-name.ts'
import type { Original } from '#shared/core/evidence/exhibit.ts'
import { exhibitsOf, nameOf } from '../pages/layout.ts'
import type { RunOptions } from '../ports.ts'
import type { Attachment, BundleDocument } from '../render/document-model.ts'
import { fileRecordText } from '../record/file-record.ts'
import { recordOf } from '../record/record-of.ts'
import type { BundleInput } from './bundle-input.ts'
import { drawPages, elsewhereOf, type PageFacts, pagesOf } from './draw-pages.ts'
import type { LaidOut } from './lay-out.ts'
import { volumeOf } from './numbering.ts'
import { outlineOf } from './outline.ts'
import { titleOf } from './title-of.ts'

/** A laid-out volume as the writer takes it; `facts` are filled while its pages are drawn. */
export function documentOf(laid: LaidOut, facts: PageFacts, run: Pick<RunOptions, 'cancel'>): BundleDocument {
  const { layout, numbering } = laid
  const { input, words, language } = layout
  const range = volumeOf(numbering)
  const authors = input.parties
    .filter(({ role }) => role === 'claimant')
    .flatMap((party) => nameOf(party) ?? [])
  return {
    title: titleOf(laid),
    subject: words.subject(layout.exhibits.length),
    author: authors.join(words.comma),
    producer: input.producer,
    language,
    createdAt: input.madeAt,
    seed: seedOf(input, numbering.volume),
    firstPage: range.firstPage,
    pageCount: pagesOf(range),
    elsewhere: elsewhereOf(laid),
    pages: drawPages(laid, facts, run),
    outline: outlineOf(layout, numbering),
    attachments: attachments(laid),
    record: fileRecordText(recordOf(laid), numbering.volume),
    isArchival: layout.conformance?.isArchival ?? false,
  }
}

const attachments = ({ layout, numbering }: LaidOut): readonly Attachment[] =>
  exhibitsOf(layout, numbering)
    .filter(({ carried }) => carried === 'inside')
    .map(({ fileName, source, label, title, exhibit: { original } }) => ({
      fileName,
      source,
      type: original.type,
      relationship: relationshipOf(original),
      description: `${layout.words.labelled(label, title)} (${displayName(original.name)})`,
      ...(original.modifiedAt !== undefined && { modifiedAt: original.modifiedAt }),
    }))

/** Pages are made from pictures, PDFs and texts; tables are data they sum up; a recording adds what paper cannot show. */
const relationshipOf = ({ media, type }: Original): NonNullable<Attachment['relationship']> => {
  if (type === 'text/csv') return 'Data'
  return media === 'audio' || media === 'video' || media === 'other' ? 'Supplement' : 'Source'
}

/** All that makes one export differ from another, and one volume from the next. */
const seedOf = (input: BundleInput, volume: number): string =>
  JSON.stringify([
    input.case.id,
    input.head,
    input.madeAt,
    input.zone,
    input.options,
    input.exhibits.map(({ exhibit }) => [exhibit.id, exhibit.original.sha256]),
    ...(volume > 1 ? [volume] : []),
  ])
