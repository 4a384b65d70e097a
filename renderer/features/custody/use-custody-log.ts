import { useEffect, useMemo, useState } from 'react'
import { type CustodyEntry, custodyEntryOf } from '#shared/core/journal/custody-log.ts'
import type { CaseId, ExhibitId } from '#shared/core/ids.ts'
import { useServices } from '../../services.tsx'
import { type HeldPages, withNewest, withOlder } from './held-pages.ts'

export interface CustodyLog {
  /** Newest first; undefined until the store has answered. */
  readonly entries: readonly CustodyEntry[] | undefined
  readonly hasMore: boolean
  readonly showMore: () => void
}

/** The history of a case or an exhibit, page by page, kept up to date. */
export function useCustodyLog(about: CaseId | ExhibitId, pageSize: number): CustodyLog {
  const { journal, clock } = useServices()
  const [held, setHeld] = useState<{ readonly of: string; readonly pages: HeldPages }>()
  useEffect(
    () =>
      journal.watchPage({ about, limit: pageSize }, (first) =>
        setHeld((was) => ({
          of: about,
          pages: withNewest(was?.of === about ? was.pages : undefined, first),
        })),
      ),
    [journal, about, pageSize],
  )
  const pages = held?.of === about ? held.pages : undefined
  const entries = useMemo(() => {
    const now = clock.now()
    return pages?.records.map((record) => custodyEntryOf(record, about, now))
  }, [pages, about, clock])
  const before = pages?.next
  const showMore = async () => {
    if (before === undefined) return
    const page = await journal.page({ about, before, limit: pageSize })
    setHeld((was) =>
      was?.of === about && was.pages.next === before ? { of: about, pages: withOlder(was.pages, page) } : was,
    )
  }
  return { entries, hasMore: before !== undefined, showMore: () => void showMore() }
}
