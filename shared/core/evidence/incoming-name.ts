import type { Instant } from '../ids.ts'
import { wallClock } from '../plain-date.ts'

/** Files that operating systems leave in folders and that nobody means to hand in. */
const systemNames = /^(\.ds_store|\.localized|thumbs\.db|ehthumbs\.db|desktop\.ini|icon\r|\._.*)$/i

/** True for a system's own file. One that only a leading dot hides may be meant when it was dropped by itself. */
export const isLitter = (name: string): boolean => systemNames.test(name)

/** True for a system's own file, and for one that is hidden by a leading dot: nobody means those of a folder. */
export const isSystemFile = (name: string): boolean => isLitter(name) || name.startsWith('.')

const extensions: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'image/bmp': 'bmp',
  'image/tiff': 'tif',
}

/** Name of a pasted picture that has none: `pasted-2025-05-10-140311.png`, by the user's clock. `nth` from 1. */
export function pastedName(at: Instant, zone: string, type: string, nth = 1): string {
  const [day = '', time = ''] = wallClock(at, zone).split(' ')
  const extension = extensions[type] ?? 'bin'
  return `pasted-${day}-${time.replaceAll(':', '')}${nth > 1 ? `-${nth}` : ''}.${extension}`
}

/** Browsers call a picture without a file `image.png` (or `.jpeg`, ...), whatever it shows. */
export const isNameless = (name: string, type: string): boolean =>
  name === '' || (/^image\.\w+$/i.test(name) && type.startsWith('image/'))
