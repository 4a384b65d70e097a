import { useEffect, useMemo, useState } from 'react'
import type { TrashItem, TrashPage } from '#shared/core/ports.ts'
import { useServices } from '../../services.tsx'

const pageSize = 50

/** What went in one commit: one thing, or several. */
export interface TrashGroup {
  readonly seq: number
  readonly items: readonly TrashItem[]
}

/** Things that went together stand together; the order stays. */
export function groupsOf(items: readonly TrashItem[]): readonly TrashGroup[] {
  const bySeq = new Map<number, TrashItem[]>()
  for (const item of items) bySeq.set(item.seq, [...(bySeq.get(item.seq) ?? []), item])
  return [...bySeq].map(([seq, together]) => ({ seq, items: together }))
}

/** The trash, last removed first; what was shown stays while more is on its way. */
export function useTrash() {
  const { trash, clock } = useServices()
  const [limit, setLimit] = useState(pageSize)
  const [shown, setShown] = useState<TrashPage>()
  const [due, setDue] = useState<readonly TrashItem[]>([])
  useEffect(
    () =>
      trash.watch(limit, (page) => {
        setShown(page)
        void trash.due(clock.now()).then(setDue)
      }),
    [trash, clock, limit],
  )
  const groups = useMemo(() => shown && groupsOf(shown.items), [shown])
  return { groups, due, hasMore: shown?.more === true, showMore: () => setLimit((now) => now + pageSize) }
}
