import type { Cover } from '#shared/core/redaction/covers.ts'

/** Paints over whole pixels, in one black: what was there is gone before anything is packed. */
export function paintCovers(context: OffscreenCanvasRenderingContext2D, covers: readonly Cover[]): void {
  const { width, height } = context.canvas
  context.resetTransform()
  context.globalAlpha = 1
  context.globalCompositeOperation = 'source-over'
  context.fillStyle = '#000'
  for (const { left, top, width: wide, height: tall } of covers) {
    const [x, y] = [Math.floor(left * width), Math.floor(top * height)]
    context.fillRect(x, y, Math.ceil((left + wide) * width) - x, Math.ceil((top + tall) * height) - y)
  }
}

/** Of an image's id: other covers make another image. */
export const under = (covers: readonly Cover[]): string =>
  covers.length > 0 ? `/${JSON.stringify(covers)}` : ''
