import type { BundleFailure } from '#shared/core/failure.ts'
import { failed, ok, type Result } from '#shared/core/result.ts'
import { largestFileBytes } from '#shared/reference/volume-presets.ts'
import { rangeOf } from './pages/index-sheets.ts'
import { extensionOf } from './pages/attachment-name.ts'
import { notShownText } from './pages/not-shown.ts'
import type { BundleInput, BundlePlan, PlannedExhibit } from './plan/bundle-input.ts'
import { layOutVolumes } from './plan/cut-volumes.ts'
import { attachmentsOf } from './plan/draw-pages.ts'
import { failureOf } from './plan/failure-of.ts'
import { plannedConformance } from './plan/planned-conformance.ts'
import type { LaidOut } from './plan/lay-out.ts'
import { volumeOfRank } from './plan/numbering.ts'
import { sectionsOf } from './plan/outline.ts'
import { plannedFiles, type SizedVolume } from './plan/planned-files.ts'
import { isPicturePack, packPictures } from './picture-pack/pack-pictures.ts'
import { planOfPack } from './picture-pack/plan-pack.ts'
import type { BundlePorts, RunOptions } from './ports.ts'
import { recordOf } from './record/record-of.ts'
import { plannedRedaction } from './redaction/planned-redaction.ts'
import { redactedInput } from './redaction/redact-input.ts'

/**
 * What the bundle will be: every part, exhibit and attachment with its place, and every file with its exact size. Nothing
 * is written.
 * @param onDraft told, before the sizes are counted, of a bundle that is one file whatever they are.
 */
export async function planBundle(
  input: BundleInput,
  ports: BundlePorts,
  run: RunOptions,
  onDraft: (plan: BundlePlan) => void = () => undefined,
): Promise<Result<BundlePlan, BundleFailure>> {
  if (input.exhibits.length === 0) return failed({ kind: 'bundle/no-exhibits' })
  try {
    const shown = await redactedInput(input, ports, run)
    if (isPicturePack(shown)) return ok(planOfPack(await packPictures(shown, ports, run)))
    const volumes = await layOutVolumes(shown, ports, run, true, (laid) =>
      onDraft({ ...planOf([{ laid, bytes: 0 }]), isDraft: true }),
    )
    return checkedSize(planOf(volumes.map(({ laid, bytes = 0 }) => ({ laid, bytes }))))
  } catch (error) {
    return failed(failureOf(error, input))
  }
}

/** Refuses a file that common readers could not open. */
export function checkedSize(plan: BundlePlan): Result<BundlePlan, BundleFailure> {
  const largest = plan.files.reduce(
    (most, { kind, bytes }) => (kind === 'original' ? most : Math.max(most, bytes)),
    0,
  )
  return largest > largestFileBytes
    ? failed({ kind: 'bundle/too-large', bytes: largest, limit: largestFileBytes })
    : ok(plan)
}

/** The plan of volumes whose sizes are known: counted before, or written. @throws RangeError without a volume. */
export function planOf(volumes: readonly SizedVolume[]): BundlePlan {
  const laid = volumes[0]?.laid
  if (!laid) throw new RangeError('a bundle has one volume at least')
  const { layout, numbering } = laid
  const files = plannedFiles(volumes)
  return {
    madeAt: layout.input.madeAt,
    title: layout.title,
    fileName: files[0]?.fileName ?? '',
    sections: volumes.flatMap((volume) => sectionsOf(layout, volume.laid.numbering)),
    exhibits: exhibitsIn(laid),
    pageCount: numbering.pageCount,
    attachments: volumes.flatMap((volume) => attachmentsOf(volume.laid)),
    files,
    expectedBytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    missingCharacters: [...layout.engine.missing],
    conformance: plannedConformance(layout),
    ...plannedRedaction(layout.input),
    record: recordOf(laid),
  }
}

const exhibitsIn = ({ layout, numbering, notShown, remarks }: LaidOut): readonly PlannedExhibit[] =>
  layout.exhibits.map((item) => {
    const reason = notShown[item.rank]
    return {
      exhibitId: item.exhibit.id,
      label: item.label,
      number: item.number,
      title: item.title,
      ...rangeOf(numbering, item),
      ...(numbering.volumes.length > 1 && { volume: volumeOfRank(numbering, item.rank) }),
      ...(item.carried === 'not-accepted' && { notAccepted: extensionOf(item.exhibit.original) }),
      ...(reason && { notShown: notShownText(layout, reason) }),
      ...(reason?.lock &&
        reason.lock !== 'unknown' && {
          locked: { lock: reason.lock, sha256: item.exhibit.original.sha256 },
        }),
      ...(remarks[item.rank]?.length && { remarks: remarks[item.rank] }),
    }
  })
