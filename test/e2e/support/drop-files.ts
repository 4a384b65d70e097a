import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Page } from '@playwright/test'

export interface DroppedFile {
  readonly name: string
  readonly bytes: Uint8Array
}

export const filesFrom = (paths: readonly string[]): Promise<readonly DroppedFile[]> =>
  Promise.all(paths.map(async (path) => ({ name: basename(path), bytes: await readFile(path) })))

export const textFile = (name: string, text: string): DroppedFile => ({
  name,
  bytes: new TextEncoder().encode(text),
})

/** Drops files in the middle of the window, as the system does: enter, over, drop. */
export async function dropFiles(page: Page, files: readonly DroppedFile[]): Promise<void> {
  const packed = files.map(({ name, bytes }) => ({ name, base64: Buffer.from(bytes).toString('base64') }))
  await page.evaluate(async (given) => {
    const transfer = new DataTransfer()
    for (const { name, base64 } of given) {
      const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))
      transfer.items.add(new File([bytes], name, { lastModified: Date.UTC(2024, 8, 18, 9) }))
    }
    for (const type of ['dragenter', 'dragover', 'drop'])
      document.body.dispatchEvent(
        new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true }),
      )
  }, packed)
}

/** Drops many small, different text files; they are made in the page. */
export const dropMany = (page: Page, count: number, bytesEach = 200): Promise<void> =>
  page.evaluate(
    ([count, size]) => {
      const transfer = new DataTransfer()
      for (let nth = 1; nth <= count; nth++) {
        const text = `note ${nth}\n`.padEnd(size, 'x')
        transfer.items.add(new File([text], `note-${String(nth).padStart(4, '0')}.txt`))
      }
      document.body.dispatchEvent(
        new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }),
      )
    },
    [count, bytesEach] as const,
  )

/** Pastes a picture without a file, as a screenshot tool leaves it on the clipboard. */
export const pastePicture = (page: Page, png: Uint8Array): Promise<void> =>
  page.evaluate((base64) => {
    const transfer = new DataTransfer()
    const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))
    transfer.items.add(new File([bytes], 'image.png', { type: 'image/png' }))
    document.body.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true }),
    )
  }, Buffer.from(png).toString('base64'))

/** Drops files that lie on the disk: unlike those that are made in the page, they can be changed there behind its back. */
export async function dropFromDisk(page: Page, paths: readonly string[]): Promise<void> {
  await page.evaluate(() => {
    const field = Object.assign(document.createElement('input'), {
      type: 'file',
      id: 'to-drop',
      multiple: true,
    })
    field.hidden = true
    document.body.append(field)
  })
  await page.setInputFiles('#to-drop', [...paths])
  await page.evaluate(() => {
    const field = document.querySelector<HTMLInputElement>('#to-drop')
    const transfer = new DataTransfer()
    for (const file of field?.files ?? []) transfer.items.add(file)
    field?.remove()
    document.body.dispatchEvent(
      new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }),
    )
  })
}
