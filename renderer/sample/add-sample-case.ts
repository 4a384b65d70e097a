import type { Exhibit } from '#shared/core/evidence/exhibit.ts'
import type { Failure } from '#shared/core/failure.ts'
import { asCaseId, type CaseId } from '#shared/core/ids.ts'
import { put } from '#shared/core/journal/operation.ts'
import { failed, ok, type Result } from '#shared/core/result.ts'
import { type Locale, messagesOf } from '#shared/messages/messages.ts'
import type { IncomingFile } from '../services.tsx'
import { removeSampleCase, type SampleServices } from './remove-sample-case.ts'
import { type SampleExhibit, sampleFiles } from './sample-files.ts'
import {
  describedExhibit,
  sampleCaseOf,
  sampleFactsOf,
  type SampleMaking,
  samplePartiesOf,
} from './sample-records.ts'

/** The addresses under which the shell serves the files. */
const addresses = import.meta.glob<string>('../../assets/sample/*', {
  query: '?url',
  import: 'default',
  eager: true,
})

/**
 * Puts the sample case into the store as if somebody had worked on it for months: its files go through the importer
 * like anybody's. One undo step takes it all back; when something fails nothing stays.
 */
export async function addSampleCase(
  services: SampleServices,
  locale: Locale,
  read: ReadSampleFile = readByAddress,
): Promise<Result<CaseId, Failure>> {
  const { clock, door, importer, newId } = services
  const files = await readFiles(read)
  if (!files.ok) return files
  const making: SampleMaking = {
    caseId: asCaseId(newId()),
    text: messagesOf(locale).sample,
    now: clock.now(),
    newId,
  }
  const group = newId()
  const parties = samplePartiesOf(making)
  const begun = await door.commit({
    label: 'sample-added',
    group,
    ops: [put('case', sampleCaseOf(making)), ...Object.values(parties).map((party) => put('party', party))],
  })
  if (!begun.ok) return begun

  const outcome = await importer.importFiles(making.caseId, files.value, {
    group,
    signal: new AbortController().signal,
    onProgress: () => undefined,
  })
  const exhibits = new Map<SampleExhibit, Exhibit>()
  outcome.files.forEach((file, i) => {
    const name = sampleFiles[i]?.exhibit
    if (file.kind === 'kept' && name)
      exhibits.set(name, describedExhibit(file.exhibit, name, making, parties.claimant))
  })
  const unkept = outcome.files.flatMap((file) => (file.kind === 'failed' ? file.failure : []))
  const trouble = outcome.stopped ?? unkept[0]
  const done = trouble
    ? failed(trouble)
    : await door.commit({
        label: 'sample-added',
        group,
        ops: [
          ...[...exhibits.values()].map((exhibit) => put('exhibit', exhibit)),
          ...sampleFactsOf(making, parties, exhibits),
        ],
      })
  if (done.ok) return ok(making.caseId)
  // if even this fails, the first failure is still what the user must hear
  await removeSampleCase(services, making.caseId)
  return failed(done.failure)
}

async function readFiles(read: ReadSampleFile): Promise<Result<readonly IncomingFile[], Failure>> {
  const files: IncomingFile[] = []
  for (const { asset, name, modifiedAt } of sampleFiles) {
    try {
      files.push({
        file: await read(asset),
        name,
        modifiedAt: Date.parse(modifiedAt),
        acquired: 'sample',
      })
    } catch (error) {
      return failed({ kind: 'import/unreadable', fileName: name, detail: String(error) })
    }
  }
  return ok(files)
}

/** Gives a file of `assets/sample`. @throws when it cannot be had. */
export type ReadSampleFile = (asset: string) => Promise<Blob>

const readByAddress: ReadSampleFile = async (asset) => {
  const address = addresses[`../../assets/sample/${asset}`]
  if (address === undefined) throw new Error(`the program was built without ${asset}`)
  const answer = await fetch(address)
  if (!answer.ok) throw new Error(`HTTP ${answer.status}`)
  return await answer.blob()
}
