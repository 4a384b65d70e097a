import { useCallback, useMemo } from 'react'
import { type ChatChain, chatChain, isProfilePage } from '#shared/core/evidence/chat-chain.ts'
import type { Exhibit } from '#shared/core/evidence/exhibit.ts'
import { dayInName } from '#shared/core/evidence/on-screen-time.ts'
import type { RecognisedText } from '#shared/core/evidence/recognised-text.ts'
import { asSha256, type ExhibitId, type Sha256 } from '#shared/core/ids.ts'
import { parsePlainDate } from '#shared/core/plain-date.ts'
import type { Tell } from '#shared/core/ports.ts'
import { useServices, useWatched } from '../../../services.tsx'

export interface ProposedChain extends ChatChain {
  /** Chosen pictures that nobody has read yet. */
  readonly unread: number
  /** Pages about one person, in the whole case; those among the chosen are no part of the chat. */
  readonly profiles: number
}

/** The chosen screenshots as a chat, anew whenever another one has been read. Undefined until the texts are there. */
export function useChatChain(
  exhibits: readonly Exhibit[],
  ids: ReadonlySet<ExhibitId>,
): ProposedChain | undefined {
  const { texts } = useServices()
  const pictures = useMemo(() => exhibits.filter(({ original }) => original.media === 'image'), [exhibits])
  const hashes = pictures.map(({ original }) => original.sha256).join(' ')
  const watch = useCallback(
    (tell: Tell<ReadonlyMap<Sha256, RecognisedText>>) =>
      texts.watch(hashes.split(' ').filter(Boolean).map(asSha256), tell),
    [texts, hashes],
  )
  const read = useWatched(watch)
  return useMemo(() => {
    if (!read) return undefined
    const screens = pictures.map(({ id, original }) => {
      const text = read.get(original.sha256)
      const lines = (text?.pages ?? []).flatMap((page) => page.lines)
      const seenOn = parsePlainDate(original.capture.takenAt?.slice(0, 10) ?? '') ?? dayInName(original.name)
      return { id, lines, seenOn, isRead: text !== undefined, isProfile: isProfilePage(lines) }
    })
    const chosen = screens.filter(({ id }) => ids.has(id))
    return {
      ...chatChain(chosen.filter(({ isProfile }) => !isProfile)),
      unread: chosen.filter(({ isRead }) => !isRead).length,
      profiles: screens.filter(({ isProfile }) => isProfile).length,
    }
  }, [read, pictures, ids])
}
