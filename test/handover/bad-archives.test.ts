import { describe, expect, it } from 'vitest'
import { ArchiveProblem } from '#shared/handover/archive/archive-problem.ts'
import { CaseFileProblem } from '#shared/handover/case-file/case-file-problem.ts'
import { readCaseFile } from '#shared/handover/case-file/read-case-file.ts'
import { locales, messagesOf } from '#shared/messages/messages.ts'
import { badArchives } from '../builders/bad-archives.ts'
import { memorySource } from '../builders/memory-source.ts'
import { nodeHash } from '../builders/node-hash.ts'

const ports = { newHash: nodeHash.newHash, recordOf: () => undefined }
const run = { cancel: { aborted: false }, onProgress: () => undefined }

describe(`${badArchives.length} archives that are no case file`, () => {
  it('are more than a hundred, and no two are the same', () => {
    expect(badArchives.length).toBeGreaterThanOrEqual(100)
    expect(new Set(badArchives.map(({ bytes }) => Buffer.from(bytes).toString('base64'))).size).toBe(
      badArchives.length,
    )
  })

  it.each(badArchives)('are refused: $what', async ({ bytes, faults }) => {
    const source = memorySource(bytes, 'bad')

    const problem = await readCaseFile(source, ports, run).catch((error: unknown) => error)

    if (!(problem instanceof ArchiveProblem) && !(problem instanceof CaseFileProblem))
      throw new Error(`another end than a refusal: ${String(problem)}`)
    expect(faults).toContain(problem.fault)
    // nothing was unpacked: no more is read than the archive has, and no file of it twice
    expect(source.reads()).toBeLessThanOrEqual(bytes.length * 2 + 64)
    for (const locale of locales) {
      const sentence = messagesOf(locale).failures['handover/case-file-refused']({
        kind: 'handover/case-file-refused',
        fileName: 'a.recourse',
        fault: problem.fault,
        where: problem instanceof ArchiveProblem ? problem.entry : problem.where,
      })
      expect(sentence).toContain('a.recourse')
      expect(sentence).not.toMatch(/undefined|[\u0000-\u001f\u202e]/)
    }
  })
})
