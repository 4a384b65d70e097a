import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Programs of other people that read our PDFs: none shares code with the engine. */
export type Judge =
  | 'qpdf'
  | 'pdftotext'
  | 'pdftoppm'
  | 'pdfdetach'
  | 'pdfinfo'
  | 'pdfimages'
  | 'mutool'
  | 'gs'
  | 'exiftool'
  | 'ffmpeg'
  | 'compare'
  | 'convert'
  | 'pdfsig'
  | 'certutil'
  | 'zbarimg'

const asksVersion: Readonly<Partial<Record<Judge, string>>> = {
  qpdf: '--version',
  exiftool: '-ver',
  ffmpeg: '-version',
  gs: '--version',
  compare: '-version',
  convert: '-version',
  certutil: '-H',
  zbarimg: '--version',
}

/** Those of the wanted programs that this machine lacks. A test that needs one says so in its name and is skipped. */
export const missingJudges = (...judges: readonly Judge[]): readonly Judge[] =>
  judges.filter((judge) => spawnSync(judge, [asksVersion[judge] ?? '-v']).error !== undefined)

/** For `describe.skipIf` and the name of the suite. */
export function judgedBy(...judges: readonly Judge[]): { readonly skip: boolean; readonly note: string } {
  const missing = missingJudges(...judges)
  const note =
    missing.length === 0 ? `judged by ${judges.join(', ')}` : `SKIPPED: ${missing.join(', ')} not installed`
  return { skip: missing.length > 0, note }
}

export interface Verdict {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs a program to its end. */
export function ask(judge: Judge, ...args: readonly string[]): Verdict {
  const { status, stdout, stderr } = spawnSync(judge, args, {
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  })
  return { status, stdout, stderr }
}

/** A folder that is gone after `work`. */
export async function inFolder<T>(work: (path: string) => Promise<T> | T): Promise<T> {
  const path = mkdtempSync(join(tmpdir(), 'recourse-judges-'))
  try {
    return await work(path)
  } finally {
    rmSync(path, { recursive: true, force: true })
  }
}
