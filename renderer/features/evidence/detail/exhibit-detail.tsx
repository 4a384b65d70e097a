import { ActionIcon, Badge, Button, Group, Skeleton, Text, Title, Tooltip } from '@mantine/core'
import { IconArrowLeft, IconChevronLeft, IconChevronRight, IconFileOff } from '@tabler/icons-react'
import { type ReactNode, useEffect } from 'react'
import { displayName } from '#shared/core/evidence/display-name.ts'
import type { CaseId, EventId, ExhibitId } from '#shared/core/ids.ts'
import { useText } from '../../../i18n/locale.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { type EvidenceStore, select } from '../evidence-store.ts'
import { useEvidence } from '../use-evidence.ts'
import { ExhibitViewer } from '../viewers/exhibit-viewer.tsx'
import styles from './detail.module.css'
import { ExhibitForm } from './exhibit-form.tsx'
import { IntakeRecord } from './intake-record.tsx'
import { LinkedEvents } from './linked-events.tsx'

interface ExhibitDetailProps {
  readonly store: EvidenceStore
  readonly caseId: CaseId
  readonly exhibitId: ExhibitId
  readonly onSelect: (id: ExhibitId | undefined) => void
  readonly onOpenEvent: (id: EventId) => void
  readonly history: ReactNode
}

/** One exhibit: what it looks like, and beside it what is said about it and how it came in. */
export function ExhibitDetail(props: ExhibitDetailProps) {
  const { store, caseId, exhibitId, onSelect, onOpenEvent, history } = props
  const text = useText().evidence
  const { ordered, shown, selection } = useEvidence(store, caseId)
  const exhibit = ordered?.find(({ id }) => id === exhibitId)
  // neighbours in the list the user came from; when a filter hides this exhibit, in the whole case
  const row = shown?.some(({ id }) => id === exhibitId) === true ? shown : (ordered ?? [])
  const at = row.findIndex(({ id }) => id === exhibitId)
  const [previous, next] = [at > 0 ? row[at - 1]?.id : undefined, row[at + 1]?.id]

  useEffect(() => {
    // the list keeps the row in sight for the way back
    if (exhibit && selection.active !== exhibitId) select(store, { ...selection, active: exhibitId })
  }, [store, exhibit, exhibitId, selection])
  useDetailKeys({ previous, next, onSelect })

  if (ordered === undefined) return <Skeleton height={420} title={text.loading} />
  if (exhibit === undefined)
    return (
      <EmptyState
        title={text.detail.gone}
        icon={<IconFileOff size={24} />}
        actions={<Button onClick={() => onSelect(undefined)}>{text.detail.back}</Button>}
      >
        {text.detail.goneText}
      </EmptyState>
    )
  const number = ordered.indexOf(exhibit) + 1
  return (
    <>
      <Group justify="space-between" wrap="nowrap" align="flex-start" mb="md">
        <Group gap="sm" wrap="nowrap" miw={0}>
          <Tooltip label={`${text.detail.back} (Esc)`}>
            <ActionIcon
              variant="default"
              size={36}
              aria-label={text.detail.back}
              onClick={() => onSelect(undefined)}
            >
              <IconArrowLeft size={18} aria-hidden />
            </ActionIcon>
          </Tooltip>
          <Badge size="lg" variant="light" style={{ flexShrink: 0 }}>
            {text.detail.number(number)}
          </Badge>
          <Title order={1} style={{ overflowWrap: 'anywhere' }} lineClamp={2}>
            {displayName(exhibit.title)}
          </Title>
        </Group>
        <Group gap={4} wrap="nowrap">
          <Text size="sm" c="dimmed" mr={4} style={{ whiteSpace: 'nowrap' }}>
            {text.detail.place(at + 1, row.length)}
          </Text>
          <Step label={`${text.detail.previous} (Alt+PageUp)`} to={previous} onSelect={onSelect} back />
          <Step label={`${text.detail.next} (Alt+PageDown)`} to={next} onSelect={onSelect} />
        </Group>
      </Group>
      <div className={styles.columns}>
        <section aria-label={text.detail.viewer} className={styles.viewer}>
          <ExhibitViewer key={exhibit.id} exhibit={exhibit} />
        </section>
        <div className={styles.side}>
          <ExhibitForm key={exhibit.id} exhibit={exhibit} />
          <LinkedEvents exhibit={exhibit} onOpenEvent={onOpenEvent} />
          <IntakeRecord exhibit={exhibit} />
          {/* in a place of its own: its key is the exhibit's too, and two siblings of one key are never taken away */}
          <div>{history}</div>
        </div>
      </div>
    </>
  )
}

function Step({
  label,
  to,
  onSelect,
  back = false,
}: {
  readonly label: string
  readonly to: ExhibitId | undefined
  readonly onSelect: (id: ExhibitId) => void
  readonly back?: boolean
}) {
  const Icon = back ? IconChevronLeft : IconChevronRight
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant="default"
        size={36}
        aria-label={label}
        {...(to === undefined && { 'data-disabled': true })}
        aria-disabled={to === undefined}
        onClick={() => to !== undefined && onSelect(to)}
      >
        <Icon size={18} aria-hidden />
      </ActionIcon>
    </Tooltip>
  )
}

/** Alt with Page Up and Page Down turns to the next exhibit from anywhere; Escape goes back when nothing is typed. */
function useDetailKeys({
  previous,
  next,
  onSelect,
}: {
  readonly previous: ExhibitId | undefined
  readonly next: ExhibitId | undefined
  readonly onSelect: (id: ExhibitId | undefined) => void
}) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || document.querySelector('[aria-modal="true"]') !== null) return
      const typing =
        event.target instanceof HTMLElement &&
        event.target.matches('input, textarea, select, [role="menuitem"]')
      const to = event.key === 'PageUp' ? previous : event.key === 'PageDown' ? next : undefined
      if (event.altKey && to !== undefined) {
        event.preventDefault()
        onSelect(to)
      } else if (event.key === 'Escape' && !typing && !event.isComposing) onSelect(undefined)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [previous, next, onSelect])
}
