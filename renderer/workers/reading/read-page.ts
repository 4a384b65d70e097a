import { type RecognisedPage, recognisedLines } from '#shared/core/evidence/recognised-text.ts'
import { greyPicture } from './grey-picture.ts'
import type { Writing } from './reading-protocol.ts'
import type { ReadLines, Tesseract } from './tesseract.ts'

/** The right data were 91 to 94 % sure of their Han on six screenshots, the wrong ones 82 to 91 %, and found fewer. */
const sureEnough = 91
/** The right data were better by 14 % and more; on short texts chance alone gave a few. */
const clearlyBetter = 1.08
/** Fewer Han than this decide nothing. */
const fewHan = 8

/** The writing in a picture, which is closed. With the other Chinese writing where the first is not sure of what it reads. */
export async function readPage(
  tesseract: Tesseract,
  bitmap: ImageBitmap,
  first: Writing,
): Promise<RecognisedPage> {
  const size = { width: bitmap.width, height: bitmap.height }
  const picture = greyPicture(bitmap)
  bitmap.close()
  if (size.width < 16 || size.height < 16) return { lines: [] }
  let lines = await tesseract.read(picture, first)
  if (isDoubtful(lines)) {
    const other = await tesseract.read(picture, first === 'simplified' ? 'traditional' : 'simplified')
    if (hanIn(other).confidence > hanIn(lines).confidence * clearlyBetter) lines = other
  }
  return { lines: lines.flatMap((words) => recognisedLines(words, picture)).map(within) }
}

/** Tesseract's boxes may stand a dot outside the picture. */
const within = (line: RecognisedPage['lines'][number]): RecognisedPage['lines'][number] => {
  const [left, top] = [clamped(line.left), clamped(line.top)]
  return {
    ...line,
    left,
    top,
    width: Math.min(line.width, 1 - left),
    height: Math.min(line.height, 1 - top),
  }
}
const clamped = (value: number): number => Math.min(1, Math.max(0, value))

/** What speaks for Han that were read: how many, and the sum of their confidences. */
function hanIn(lines: ReadLines): { readonly signs: number; readonly confidence: number } {
  let [signs, confidence] = [0, 0]
  for (const word of lines.flat()) {
    if (!/\p{Script=Han}/u.test(word.text)) continue
    signs += word.text.length
    confidence += word.text.length * word.confidence
  }
  return { signs, confidence }
}

const isDoubtful = (lines: ReadLines): boolean => {
  const { signs, confidence } = hanIn(lines)
  return signs >= fewHan && confidence / signs < sureEnough
}
