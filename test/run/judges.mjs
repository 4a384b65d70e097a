// @ts-check
import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { installPackages } from './debian.mjs'

/**
 * Programs that were not written by us and that judge a finished bundle. Each with its Debian package and a way to tell
 * that it is here.
 * @type {readonly { readonly name: string, readonly package: string, readonly isHere: () => boolean }[]}
 */
const judges = [
  {
    name: 'poppler (pdftotext, pdfinfo, pdfdetach, pdftoppm)',
    package: 'poppler-utils',
    isHere: has('pdftotext'),
  },
  { name: 'qpdf', package: 'qpdf', isHere: has('qpdf') },
  { name: 'mutool', package: 'mupdf-tools', isHere: has('mutool') },
  { name: 'ghostscript', package: 'ghostscript', isHere: has('gs') },
  { name: 'ImageMagick (identify, convert, compare)', package: 'imagemagick', isHere: has('identify') },
  { name: 'exiftool', package: 'libimage-exiftool-perl', isHere: has('exiftool') },
  { name: 'zbar (zbarimg)', package: 'zbar-tools', isHere: has('zbarimg') },
  // keys to sign with, and judgement on signatures
  { name: 'openssl', package: 'openssl', isHere: has('openssl') },
  { name: 'certutil', package: 'libnss3-tools', isHere: has('certutil') },
  // a bare Chromium has no Chinese letters, and screenshots of Chinese pages would show boxes
  { name: 'a Chinese font', package: 'fonts-noto-cjk', isHere: hasChineseFont },
]

/** Installs the judges that are missing, where that is possible; says plainly which checks will be skipped. */
export function ensureJudges() {
  const missing = judges.filter(({ isHere }) => !isHere())
  if (missing.length === 0) return
  installPackages(missing.map((judge) => judge.package))
  const stillMissing = missing.filter(({ isHere }) => !isHere())
  for (const judge of stillMissing)
    console.log(`Skipped: the checks that need ${judge.name}. On Debian: apt-get install ${judge.package}`)
}

/** @param {string} program */
function has(program) {
  return () => (process.env['PATH'] ?? '').split(delimiter).some((folder) => runs(join(folder, program)))
}

function hasChineseFont() {
  if (process.platform !== 'linux') return true
  // Debian's file, looked for by name because a bare machine has no fc-list yet
  if (existsSync('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc')) return true
  const { stdout } = spawnSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' })
  return Boolean(stdout?.trim())
}

/** @param {string} path */
function runs(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
