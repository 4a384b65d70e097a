import type { StatementTemplate } from '#shared/reference/statement.ts'

export interface StatementFacts {
  readonly producer: string
  /** Wall clock with its zone. */
  readonly madeAt: string
  readonly device: string
  readonly sums: string
  readonly exhibits: readonly {
    readonly number: string
    readonly file: string
    readonly name: string
    readonly bytes: number
    readonly sha256: string
    readonly at: string
    readonly device: string
  }[]
}

/** `{name}` replaced by its value. An unknown name stays as it is, and what a value holds is not looked at again. */
const filled = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)

/** A statement draft as plain text: headed and ended by what it is, a draft. */
export function statementText(template: StatementTemplate, facts: StatementFacts): string {
  const { title, draft, sections, source, seenOn, certainty } = template
  const { exhibits, producer, madeAt, device, sums } = facts
  const listed = exhibits
    .flatMap((exhibit) =>
      template.exhibit.map((line) => filled(line, { ...exhibit, bytes: String(exhibit.bytes) })),
    )
    .join('\n')
  const values = { producer, madeAt, device, sums, count: String(exhibits.length), exhibits: listed }
  return [
    `*** ${draft} ***`,
    '',
    title,
    '',
    ...sections.flatMap(({ heading, paragraphs }) => [
      heading,
      '',
      ...paragraphs.map((paragraph) => filled(paragraph, values)),
      '',
    ]),
    ...source.map((rule) => `[${rule}; ${seenOn}; ${certainty}]`),
    '',
    `*** ${draft} ***`,
    '',
  ].join('\n')
}
