import { Skeleton, Text } from '@mantine/core'
import { IconFileUpload } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { targetOfNumber, targetOfStep } from '#shared/core/evidence/exhibit-order.ts'
import { filtered } from '#shared/core/evidence/exhibit-filter.ts'
import type { CaseId, EventId, ExhibitId } from '#shared/core/ids.ts'
import { useText } from '../../i18n/locale.tsx'
import { useServices } from '../../services.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { ReadingNotice } from '../../ui/reading-notice.tsx'
import { useTell } from '../../ui/use-tell.ts'
import {
  arrangeChat,
  type Done,
  editExhibits,
  linkExhibits,
  moveExhibits,
  removeExhibits,
} from './evidence-actions.ts'
import { ChatDialog, type ChatDialogProps } from './chat/chat-dialog.tsx'
import { type EvidenceStore, filterBy, select } from './evidence-store.ts'
import { AddFilesButtons } from './import/add-files-buttons.tsx'
import { importQueueOf } from './import/import-queue.ts'
import { LinkDialog } from './link-dialog.tsx'
import { BulkBar } from './list/bulk-bar.tsx'
import { ExhibitList } from './list/exhibit-list.tsx'
import { ListToolbar } from './list/list-toolbar.tsx'
import { noneChosen } from './list/selection.ts'
import { useEvidence } from './use-evidence.ts'

interface EvidenceBrowserProps {
  readonly store: EvidenceStore
  readonly caseId: CaseId
  readonly onOpen: (id: ExhibitId) => void
}

/** The list of evidence with all that can be done to it. */
export function EvidenceBrowser({ store, caseId, onOpen }: EvidenceBrowserProps) {
  const { evidence: text, chat } = useText()
  const services = useServices()
  const tell = useTell()
  const { ordered, shown, filter, selection, readIn } = useEvidence(store, caseId)
  const [removing, setRemoving] = useState<ReadonlySet<ExhibitId>>()
  const [arranging, setArranging] = useState<ReadonlySet<ExhibitId>>()
  const [linking, setLinking] = useState<readonly ExhibitId[]>()
  const numbers = useMemo(
    () => new Map((ordered ?? []).map((exhibit, index) => [exhibit.id, index + 1])),
    [ordered],
  )
  const queue = importQueueOf(services.importer)
  const add = <AddFilesButtons onFiles={(files) => void queue.add(caseId, files)} />

  /** Says why when it failed; true when something was written. */
  const told = async (doing: Promise<Done>): Promise<boolean> => {
    const done = await doing
    if (!done.ok) tell.failure(done.failure)
    return done.ok && done.value === 'changed'
  }
  const edit = (ids: ReadonlySet<ExhibitId>, change: Parameters<typeof editExhibits>[3]) =>
    void told(editExhibits(services, caseId, ids, change))
  const step = (ids: ReadonlySet<ExhibitId>, which: Parameters<typeof targetOfStep>[2]) =>
    void told(
      moveExhibits(services, caseId, ids, (all) => targetOfStep(filtered(all, filter, readIn), ids, which)),
    )
  const remove = async (ids: ReadonlySet<ExhibitId>) => {
    if (await told(removeExhibits(services, ids))) tell.done(text.remove.done(ids.size))
    setRemoving(undefined)
  }

  const arrange = async (...[ids, form]: Parameters<ChatDialogProps['onArrange']>) => {
    setArranging(undefined)
    if (await told(arrangeChat(services, caseId, ids, form))) tell.done(chat.done(ids.length))
  }

  const link = async (events: readonly EventId[], ids: readonly ExhibitId[]) => {
    setLinking(undefined)
    if (await told(linkExhibits(services, events, ids))) tell.done(text.link.done(ids.length))
  }

  return (
    <>
      <PageHeader
        title={text.title}
        description={text.description}
        actions={ordered?.length ? add : undefined}
      />
      {ordered === undefined || shown === undefined ? (
        <Skeleton height={320} title={text.loading} />
      ) : ordered.length === 0 ? (
        <EmptyState title={text.empty.title} icon={<IconFileUpload size={24} />} actions={add}>
          {text.empty.text}
        </EmptyState>
      ) : (
        <>
          <ListToolbar
            filter={filter}
            counts={{ shown: shown.length, all: ordered.length }}
            onFilter={(change) => filterBy(store, change)}
          />
          <ReadingNotice />
          {shown.length === 0 ? (
            <Text c="dimmed" p="lg" ta="center">
              {text.filter.nothing}
            </Text>
          ) : (
            <ExhibitList
              shown={shown}
              numbers={numbers}
              selection={selection}
              onSelection={(next) => select(store, next)}
              onOpen={onOpen}
              onKind={(id, kind) => edit(new Set([id]), { kind })}
              onStep={step}
              onMove={(ids, before) => told(moveExhibits(services, caseId, ids, () => before))}
              onRemove={setRemoving}
            />
          )}
          {selection.chosen.size > 0 && (
            <BulkBar
              count={selection.chosen.size}
              total={ordered.length}
              onEdit={(change) => edit(selection.chosen, change)}
              onStep={(which) => step(selection.chosen, which)}
              onNumber={(number) =>
                void told(
                  moveExhibits(services, caseId, selection.chosen, (all) =>
                    targetOfNumber(all, selection.chosen, number),
                  ),
                )
              }
              onLink={() =>
                setLinking(ordered.filter(({ id }) => selection.chosen.has(id)).map(({ id }) => id))
              }
              onChat={() => setArranging(selection.chosen)}
              onRemove={() => setRemoving(selection.chosen)}
              onClear={() => select(store, noneChosen(selection))}
            />
          )}
        </>
      )}
      <ConfirmDialog
        opened={removing !== undefined}
        title={text.remove.title(removing?.size ?? 0)}
        confirm={text.remove.confirm(removing?.size ?? 0)}
        onConfirm={() => removing && void remove(removing)}
        onCancel={() => setRemoving(undefined)}
      >
        {text.remove.text}
      </ConfirmDialog>
      <ChatDialog
        exhibits={ordered ?? []}
        ids={arranging}
        onArrange={(ids, form) => void arrange(ids, form)}
        onClose={() => setArranging(undefined)}
      />
      <LinkDialog
        caseId={caseId}
        ids={linking}
        onLink={(events, ids) => void link(events, ids)}
        onClose={() => setLinking(undefined)}
      />
    </>
  )
}
