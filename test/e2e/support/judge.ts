import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Programs not written by us that judge a finished bundle. The test runner installs them where it can. */
export type Judge = 'pdftotext' | 'pdfinfo' | 'pdfdetach' | 'pdftoppm' | 'qpdf' | 'mutool'

export function hasJudge(judge: Judge): boolean {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, judge), constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}

/** For `test.skip`: says plainly what is missing. */
export const noJudge = (judge: Judge): string =>
  `${judge} is not on this machine, so its judgement is skipped`

/** What a judge says, and its exit code. */
export function judged(judge: Judge, args: readonly string[]) {
  const { status, stdout, stderr, error } = spawnSync(judge, args, {
    encoding: 'utf8',
    maxBuffer: 1024 * 1024 * 256,
  })
  if (error) throw error
  return { status, stdout, stderr }
}
