import type { EventPage, EventQuery, EventRepository, Tell, Unsubscribe } from '#shared/core/ports.ts'
import type { CaseEvent } from '#shared/core/timeline/event.ts'

/** Events of a page; the figure a page of 50 is measured by. */
export const pageSize = 50

export interface WatchedEvents {
  readonly events: readonly CaseEvent[]
  /** There are later events than these. */
  readonly more: boolean
}

interface Link {
  readonly after: string | undefined
  stop: Unsubscribe
  page: EventPage | undefined
}

/**
 * The first `pages` pages as one list, behind `query.after` where that is given. Each page is watched by itself and begins behind the key at which the one
 * before ended, so that a change re-reads its own page and not the whole chronology.
 */
export function watchEvents(
  events: Pick<EventRepository, 'watchPage'>,
  query: Omit<EventQuery, 'limit'>,
  pages: number,
  tell: Tell<WatchedEvents>,
): Unsubscribe {
  const links: Link[] = []

  const cut = (from: number): void => links.splice(from).forEach((link) => link.stop())

  const report = (): void => {
    const known = links.flatMap(({ page }) => page ?? [])
    if (known.length < links.length) return
    // while a boundary moves, two pages may hold the same event for a moment
    const byId = new Map(known.flatMap((page) => page.events.map((event) => [event.id, event])))
    tell({ events: [...byId.values()], more: known.at(-1)?.next !== undefined })
  }

  const follow = (index: number, after: string | undefined): void => {
    const link: Link = { after, stop: () => undefined, page: undefined }
    links[index] = link
    const { after: _begin, ...wanted } = query
    const asked = { ...wanted, limit: pageSize, ...(after === undefined ? {} : { after }) }
    link.stop = events.watchPage(asked, (page) => {
      if (links[index] !== link) return
      link.page = page
      const following = links[index + 1]
      if (page.next === undefined || index + 1 >= pages) cut(index + 1)
      else if (following?.after !== page.next) {
        cut(index + 1)
        follow(index + 1, page.next)
      }
      report()
    })
  }

  follow(0, query.after)
  return () => cut(0)
}
