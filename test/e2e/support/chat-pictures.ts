import type { Page } from '@playwright/test'
import { readFileSync } from 'node:fs'

/**
 * Screenshots of a chat as PNG files, drawn in the page with the program's own font: `> ` the user's message on green,
 * `< ` the other side's on white, anything else a grey line in the middle (a time mark), from the top down.
 */
export async function chatPictures(
  page: Page,
  screens: readonly (readonly string[])[],
): Promise<readonly Uint8Array[]> {
  const font = readFileSync('assets/fonts/SourceHanSansSC-Regular.otf').toString('base64')
  const pictures = await page.evaluate(
    async ([data, all]) => {
      const bytes = Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0))
      document.fonts.add(await new FontFace('Chat', bytes).load())
      return all.map((lines) => {
        const canvas = document.createElement('canvas')
        const [width, height] = [1080, 1500]
        Object.assign(canvas, { width, height })
        const draw = canvas.getContext('2d')
        if (!draw) throw new Error('no canvas')
        draw.fillStyle = '#ededed'
        draw.fillRect(0, 0, width, height)
        for (const [nth, line] of lines.entries()) {
          const top = 140 + 170 * nth
          const [side, words] = [line.slice(0, 2), line.slice(2)]
          if (side !== '> ' && side !== '< ') {
            draw.font = '36px Chat'
            draw.fillStyle = '#8a8a8a'
            draw.fillText(line, (width - draw.measureText(line).width) / 2, top + 68)
            continue
          }
          draw.font = '45px Chat'
          const wide = draw.measureText(words).width + 60
          const left = side === '> ' ? width - 150 - wide : 150
          draw.fillStyle = side === '> ' ? '#95ec69' : '#fff'
          draw.beginPath()
          draw.roundRect(left, top, wide, 110, 14)
          draw.fill()
          draw.fillStyle = '#191919'
          draw.fillText(words, left + 30, top + 70)
        }
        return canvas.toDataURL('image/png').slice('data:image/png;base64,'.length)
      })
    },
    [font, screens] as const,
  )
  return pictures.map((picture) => Buffer.from(picture, 'base64'))
}
