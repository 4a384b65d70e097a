import { displayName } from './display-name.ts'

/** The joiner between two pictographs is part of one emoji, as in a family; anywhere else it is a trap. */
const emojiJoiner =
  /(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f])\u200d(?=\p{Extended_Pictographic})/u

/** A text whose unseen signs are spelt out as `‹U+202E›`, so that it shows what it holds. Lines and tabs stay. */
export const visibleText = (text: string): string =>
  text
    .replaceAll('\r\n', '\n')
    .replace(/[^\n\t]+/g, (run) => run.split(emojiJoiner).map(displayName).join('\u200d'))
