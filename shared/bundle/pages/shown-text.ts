import { displayName } from '#shared/core/evidence/display-name.ts'

/** Text of several lines, safe to look at: line ends and tabs stay what they are, other unseen signs are spelt out. */
export const shownText = (text: string): string =>
  text
    .split(/\r\n|[\n\r\f\u2028\u2029]/)
    .map((line) => displayName(line.replaceAll('\t', '    ')).trimEnd())
    .join('\n')
    .replace(/^\n+|\n+$/g, '')
