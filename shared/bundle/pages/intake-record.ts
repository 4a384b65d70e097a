import { displayName } from '#shared/core/evidence/display-name.ts'
import type { Exhibit } from '#shared/core/evidence/exhibit.ts'
import { formatBytes, formatInstant, formatNumber } from '#shared/messages/format.ts'
import { type Fact, groupedHash } from './facts.ts'
import type { Layout } from './layout.ts'
import { shownText } from './shown-text.ts'

type Shared = Pick<Layout, 'words' | 'terms' | 'locale' | 'input' | 'faces'>

/** What was recorded when the file was taken in, and what its holder says of it. */
export function intakeFacts(layout: Shared, exhibit: Exhibit): readonly Fact[] {
  const { words, terms, faces } = layout
  const { record } = words
  const { original } = exhibit
  return [
    { name: record.originalName, value: displayName(original.name) },
    { name: record.kind, value: terms.exhibit[exhibit.kind] },
    { name: record.type, value: [typeText(original.type), mismatchText(layout, exhibit)].join('\n') },
    { name: record.size, value: sizeText(layout, exhibit) },
    { name: record.hash, value: [{ text: groupedHash(original.sha256), face: faces.hash }] },
    ...statedFacts(layout, exhibit),
    { name: record.acquired, value: acquiredText(layout, exhibit) },
    { name: record.modified, value: modifiedText(layout, exhibit) },
    { name: record.capture, value: captureText(layout, exhibit) },
    { name: record.note, value: shownText(exhibit.note) },
  ]
}

/** What the holder says: nobody else vouches for it. Whether it is an original is said only where it is wanted. */
export const statedFacts = ({ words, terms, input }: Shared, exhibit: Exhibit): readonly Fact[] => [
  {
    name: words.record.form,
    value: exhibit.form === 'unknown' || !input.options.showForm ? '' : terms.form[exhibit.form],
  },
  { name: words.record.source, value: shownText(exhibit.source) },
  { name: words.record.keptAt, value: shownText(exhibit.originalKeptAt) },
  { name: words.record.proves, value: shownText(exhibit.proves) },
]

/** A type that nothing was recognised in says nothing to a reader. */
const typeText = (type: string): string => (type === 'application/octet-stream' ? '' : type)

export const sizeText = ({ words, locale }: Shared, { original }: Exhibit): string =>
  words.record.sizeText(formatBytes(original.bytes, locale), formatNumber(original.bytes, locale))

export const acquiredText = ({ words, terms, input }: Shared, exhibit: Exhibit): string =>
  words.record.acquiredText(
    terms.acquisition[exhibit.acquired],
    formatInstant(exhibit.acquiredAt, input.zone),
    displayName(exhibit.acquiredOn),
  )

export const modifiedText = ({ words, input }: Shared, { original }: Exhibit): string =>
  original.modifiedAt === undefined
    ? ''
    : words.record.modifiedText(formatInstant(original.modifiedAt, input.zone))

/**
 * Facts found inside the file, as found. Where a photo was taken is not printed: it may be somebody's home, and nobody
 * is told that it would be in the pages.
 */
export function captureText({ words }: Shared, { original }: Exhibit): string {
  const { takenAt, device, software } = original.capture
  const found = [
    ...(takenAt === undefined ? [] : [words.record.takenAt(displayName(takenAt))]),
    ...(device === undefined ? [] : [words.record.device(displayName(device))]),
    ...(software === undefined ? [] : [words.record.software(displayName(software))]),
  ]
  return found.length === 0 ? '' : [...found, words.record.captureNote].join(words.stop)
}

export const mismatchText = ({ words }: Shared, { original }: Exhibit): string =>
  original.problems
    .flatMap((problem) =>
      problem.kind === 'extension-mismatch'
        ? [words.record.mismatch(displayName(problem.extension), displayName(problem.found))]
        : [],
    )
    .join('\n')
