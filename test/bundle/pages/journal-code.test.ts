import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeBundle } from '#shared/bundle/make-bundle.ts'
import { journalCodeText } from '#shared/bundle/pages/journal-code.ts'
import { aBundleInput } from '../../builders/a-bundle-input.ts'
import { enginePorts } from '../../builders/engine-ports.ts'
import { memorySink } from '../../builders/memory-sink.ts'
import { quietRun } from '../../builders/written-pdf.ts'
import { ask, inFolder, judgedBy } from '../judges.ts'

const judges = judgedBy('pdftoppm', 'zbarimg')

describe.skipIf(judges.skip)(`the code on the cover, ${judges.note}`, () => {
  it('holds journal head and case root, and a camera reads it at the resolution of a cheap print', async () => {
    const input = aBundleInput()
    const sink = memorySink()
    const made = await makeBundle(input, await enginePorts(), sink, quietRun)
    expect(made).toMatchObject({ ok: true })

    const read = await inFolder((folder) => {
      const path = join(folder, 'bundle.pdf')
      writeFileSync(path, sink.bytes())
      ask('pdftoppm', '-r', '100', '-png', '-l', '1', '-singlefile', path, join(folder, 'cover'))
      return ask('zbarimg', '-q', '--raw', join(folder, 'cover.png')).stdout.trim()
    })
    expect(read).toBe(journalCodeText(input))
    expect(read).toBe(`RECOURSE:42:${input.head.hash}:${input.caseRoot}`.toUpperCase())
  })
})
