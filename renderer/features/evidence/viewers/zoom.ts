interface Size {
  readonly width: number
  readonly height: number
}
const [least, most] = [0.02, 8]

/**
 * The scale at which a picture fits. One more than twice as tall as wide, such as a long screenshot, is fitted to the
 * width and scrolled: fitted whole it could not be read. Small ones are not blown up.
 */
export function fittedScale(picture: Size, room: Size): number {
  const byWidth = room.width / picture.width
  const isTall = picture.height > picture.width * 2
  return Math.min(1, isTall ? byWidth : Math.min(byWidth, room.height / picture.height))
}

/** One step larger or smaller, by a quarter. */
export const steppedScale = (scale: number, by: 1 | -1): number =>
  Math.min(most, Math.max(least, by > 0 ? scale * 1.25 : scale / 1.25))
