import { z } from 'zod'
import { prcArticle93 } from './statements/prc-article-93.ts'
import { usRule90214 } from './statements/us-rule-902-14.ts'

export const statementIds = ['us-rule-902-14', 'prc-article-93'] as const
export type StatementId = (typeof statementIds)[number]

/**
 * A draft of a statement that goes with evidence, in the language of the court that reads it. `{exhibits}` stands for the list of
 * exhibits, `{producer}`, `{madeAt}`, `{device}`, `{count}` and `{sums}` for facts of the pack; a row of `_` is left to fill in.
 */
export const statementSchema = z.strictObject({
  id: z.enum(statementIds),
  jurisdiction: z.string().min(2),
  language: z.enum(['en', 'zh-CN']),
  fileName: z.string().regex(/^[a-z0-9-]+\.txt$/),
  title: z.string().min(1),
  /** Says at the top and at the end that this is a draft and no advice. */
  draft: z.string().min(1),
  /** One exhibit's lines: `{number}`, `{file}`, `{name}`, `{bytes}`, `{sha256}`, `{at}`, `{device}`. */
  exhibit: z.array(z.string()),
  sections: z.array(z.strictObject({ heading: z.string(), paragraphs: z.array(z.string()) })),
  /** The rule that it follows; shown with the day on which it was looked up. */
  source: z.array(z.string().min(1)).nonempty(),
  seenOn: z.iso.date(),
  certainty: z.enum(['high', 'medium', 'low']),
})
export type StatementTemplate = z.infer<typeof statementSchema>

/** @throws when a record does not fit the schema: a bug in the record. */
export const statementTemplates = (): readonly StatementTemplate[] =>
  [usRule90214, prcArticle93].map((record) => statementSchema.parse(record))
