import { hiddenMark, hiderOf } from '#shared/core/redaction/hider.ts'
import { stringsIn } from '#shared/core/redaction/map-strings.ts'
import type { ReadBack, ReadBackOutline, ReadBackPage } from '../ports.ts'
import { Mismatch } from './mismatch.ts'

/** Looks in a finished file for what it hides, in whatever writing, forwards and backwards. */
export interface LeakCheck {
  /** @throws Mismatch naming the page and what was found. */
  readonly page: (page: ReadBackPage, number: number, told: () => Promise<readonly string[]>) => Promise<void>
  /** Metadata, bookmarks, attachments and the record. @throws Mismatch. */
  readonly file: (file: Pick<ReadBack, 'says' | 'outline'>, record: string | undefined) => Promise<void>
}

/** @param hidden folded; absent: nothing is hidden, and nothing is looked for. */
export function leakCheck(hidden: readonly string[] | undefined): LeakCheck {
  if (!hidden || hidden.length === 0) return { page: () => Promise.resolve(), file: () => Promise.resolve() }
  const { leakIn } = hiderOf(hidden)
  const look = (where: string, texts: readonly string[]) => {
    const leak = texts.map(leakIn).find((found) => found !== undefined)
    if (leak !== undefined) throw new Mismatch('redaction', where, hiddenMark, leak)
  }
  return {
    async page({ texts, label }, number, told) {
      // one behind the other as they are drawn: no word may come about from two pieces either
      look(String(number), [texts.map(({ text }) => text).join(''), ...(await told()), label])
    },
    async file(file, record) {
      look('PDF', await file.says())
      look('PDF', titlesIn(await file.outline()))
      // names of things, such as hashes, are nobody's data
      if (record !== undefined) look('recourse-bundle.json', stringsIn(JSON.parse(record), new Set(['head'])))
    },
  }
}

const titlesIn = (items: readonly ReadBackOutline[]): readonly string[] =>
  items.flatMap(({ title, children }) => [title, ...titlesIn(children)])
