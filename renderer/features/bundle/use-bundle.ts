import { useDebouncedValue } from '@mantine/hooks'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import type { BundleOptions, BundlePlan } from '#shared/bundle/plan/bundle-input.ts'
import type { Case } from '#shared/core/cases/case.ts'
import type { BundleExport } from '#shared/core/evidence/bundle-export.ts'
import type { Exhibit } from '#shared/core/evidence/exhibit.ts'
import type { Failure } from '#shared/core/failure.ts'
import type { CaseId } from '#shared/core/ids.ts'
import type { History, Tell } from '#shared/core/ports.ts'
import { useLocale } from '../../i18n/locale.tsx'
import { useServices, useWatched } from '../../services.tsx'
import { type BundleChoices, firstChoices, inBundleOrder, optionsFrom } from './bundle-choices.ts'
import { bundleStore, choose, type Made } from './bundle-store.ts'
import { isOutdated } from './is-outdated.ts'
import { canHide, redactionOf } from './redaction-actions.ts'
import { useReading } from './use-reading.ts'

/** Milliseconds without a change before the pages are worked out anew. */
const planAfter = 350

/** The case's exhibits in the order of the bundle, and the choices. Undefined until the store has answered. */
export function useBundle(caseId: CaseId) {
  const services = useServices()
  const locale = useLocale()
  const found = useWatched(
    useCallback((tell: Tell<Case | undefined>) => services.cases.watch(caseId, tell), [caseId, services]),
  )
  const exhibits = useWatched(
    useCallback(
      (tell: Tell<readonly Exhibit[]>) => services.exhibits.watchCase(caseId, tell),
      [caseId, services],
    ),
  )
  const made = useStore(bundleStore, (state) => state.choices.get(caseId))
  const choices = useMemo(() => made ?? firstChoices(locale), [made, locale])
  const ordered = useMemo(() => inBundleOrder(exhibits ?? [], choices.ownOrder), [exhibits, choices.ownOrder])
  const last = useExports(caseId)?.find(({ numbers }) => numbers !== undefined)
  const title = found?.title
  const decided = found?.redactions
  const redaction = useMemo(() => redactionOf(decided, choices.profile), [decided, choices.profile])
  const options = useMemo(
    () => optionsFrom(choices, title ?? '', ordered, last, canHide(choices.profile) ? redaction : undefined),
    [choices, title, ordered, last, redaction],
  )
  return {
    isReady: found !== undefined && exhibits !== undefined,
    caseTitle: title ?? '',
    exhibits: ordered,
    choices,
    last,
    redaction,
    options,
    onChoose: (change: Partial<BundleChoices>) => choose(bundleStore, caseId, locale, change),
  }
}

export interface Planned {
  readonly plan: BundlePlan | undefined
  readonly failure: Failure | undefined
  /** The plan shown is older than the choices, or its sizes are still being counted. */
  readonly isWorking: boolean
}

/** The plan of these options, worked out again after every change of options, records or passwords and once all pictures are read, except while `paused`. */
export function usePlan(caseId: CaseId, options: BundleOptions, paused: boolean): Planned {
  const { bundles, door, passwords } = useServices()
  const history = useWatched(useCallback((tell: Tell<History>) => door.watchHistory(tell), [door]))
  const records = history?.head.hash
  const known = useWatched(passwords.watch)
  const isRead = useReading().left === 0
  const wanted = useMemo(() => ({ options, records, known, isRead }), [options, records, known, isRead])
  const [settled] = useDebouncedValue(wanted, planAfter)
  const [held, setHeld] = useState<{
    readonly of: typeof settled
    readonly plan?: BundlePlan
    readonly failure?: Failure
  }>()
  useEffect(() => {
    let isCurrent = true
    const work = async () => {
      const planned = await bundles.plan(caseId, settled.options, (plan) => {
        if (isCurrent) setHeld({ of: settled, plan })
      })
      if (!isCurrent) return
      if (planned.ok) setHeld({ of: settled, plan: planned.value })
      else if (planned.failure.kind !== 'bundle/cancelled') setHeld({ of: settled, failure: planned.failure })
    }
    if (!paused && settled.records !== undefined && settled.options.exhibitIds.length > 0) void work()
    return () => {
      isCurrent = false
    }
  }, [bundles, caseId, settled, paused])
  const isEmpty = options.exhibitIds.length === 0
  const shown = !isEmpty && held && isForSame(held.of.options, options) ? held : undefined
  return {
    plan: shown?.plan,
    failure: shown?.failure,
    isWorking: !isEmpty && (held?.of !== wanted || held.plan?.isDraft === true),
  }
}

/** What another recipient would get, or the same one unhidden, must not stand there until the new plan is made. */
const isForSame = (planned: BundleOptions, wanted: BundleOptions): boolean =>
  planned.profile === wanted.profile && (planned.redaction === undefined) === (wanted.redaction === undefined)

/** The options or the records changed after this was made. */
export function useOutdated(made: Made, options: BundleOptions): boolean {
  const { door } = useServices()
  const history = useWatched(useCallback((tell: Tell<History>) => door.watchHistory(tell), [door]))
  return isOutdated(made, options, history?.head.hash)
}

/** Bundles of the case that were saved, newest first. */
export function useExports(caseId: CaseId): readonly BundleExport[] | undefined {
  const { exports } = useServices()
  return useWatched(
    useCallback((tell: Tell<readonly BundleExport[]>) => exports.watchCase(caseId, tell), [caseId, exports]),
  )
}
