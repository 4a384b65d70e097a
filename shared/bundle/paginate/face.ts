import type { FontWeight, Language } from '../ports.ts'
import type { Colour, Point } from '../render/document-model.ts'
import type { TextStyle } from '../text/text-engine.ts'

/** How text looks: style, distance from line to line, colour. */
export interface Face {
  readonly style: TextStyle
  readonly leadingPt: number
  readonly colour: Colour
}

export const ink: Colour = [0.1, 0.11, 0.13]
export const grey: Colour = [0.4, 0.42, 0.45]
export const hairline: Colour = [0.78, 0.8, 0.82]
export const shade: Colour = [0.955, 0.96, 0.965]
/** For what can be clicked, dark enough to read on a grey print. */
export const linkBlue: Colour = [0.1, 0.27, 0.5]
/** For what cannot be shown. */
export const warning: Colour = [0.6, 0.2, 0.08]

/** The sizes of a bundle. Chinese at 10 pt with 1.6 leading reads like a printed judgment. */
export function facesOf(language: Language) {
  const face = (weight: FontWeight, sizePt: number, leading: number, colour: Colour): Face => ({
    style: { weight, sizePt, language },
    leadingPt: sizePt * leading,
    colour,
  })
  return {
    title: face('bold', 25, 1.32, ink),
    heading: face('bold', 17, 1.4, ink),
    subheading: face('bold', 11.5, 1.5, ink),
    body: face('regular', 10, 1.6, ink),
    strong: face('bold', 10, 1.6, ink),
    link: face('regular', 9, 1.5, linkBlue),
    cell: face('regular', 9.5, 1.5, ink),
    cellStrong: face('bold', 9.5, 1.5, ink),
    cellHead: face('bold', 9, 1.5, ink),
    quiet: face('regular', 8.5, 1.55, grey),
    // this leading puts its baseline on that of `body`
    label: face('regular', 9, 1.862, grey),
    alert: face('bold', 10, 1.6, warning),
    listing: face('regular', 9, 1.5, ink),
    hash: face('regular', 8.5, 1.5, ink),
    running: face('regular', 8, 1.4, grey),
    runningStrong: face('bold', 10.5, 1.3, ink),
    pageNumber: face('bold', 10.5, 1.3, ink),
  }
}
export type Faces = ReturnType<typeof facesOf>

/** The em box of Source Han Sans lies 0.88 above and 0.12 below the baseline; it is centred in the leading. */
export const baselineIn = (face: Face, top: number): number =>
  top - (face.leadingPt - face.style.sizePt) / 2 - 0.88 * face.style.sizePt

/** Where a line of `widthPt` starts inside a measure. */
export const startOf = (
  align: Align,
  left: number,
  width: number,
  widthPt: number,
  baseline: number,
): Point => ({
  x: align === 'start' ? left : align === 'end' ? left + width - widthPt : left + (width - widthPt) / 2,
  y: baseline,
})

export type Align = 'start' | 'centre' | 'end'
