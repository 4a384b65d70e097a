/** Rows looked at, spread over the image, and the share of different colours that a photo exceeds. */
const sampledRows = 48
const drawnShare = 0.15

/**
 * Was it drawn (a screenshot, a form, a diagram) or photographed? Writing on a plain ground has few colours, even with
 * soft edges; of a photo's pixels nearly every one differs.
 */
export function isDrawing(
  context: OffscreenCanvasRenderingContext2D,
  width: number,
  height: number,
): boolean {
  const colours = new Set<number>()
  let seen = 0
  const step = Math.max(1, Math.floor(height / sampledRows))
  for (let y = 0; y < height; y += step) {
    const { data } = context.getImageData(0, y, width, 1)
    for (let at = 0; at < data.length; at += 4) {
      colours.add(((data[at] ?? 0) << 16) | ((data[at + 1] ?? 0) << 8) | (data[at + 2] ?? 0))
      seen++
    }
  }
  return colours.size < Math.max(256, seen * drawnShare)
}
