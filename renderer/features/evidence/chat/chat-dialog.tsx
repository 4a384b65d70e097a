import { Alert, Button, Checkbox, Group, ScrollArea, Skeleton, Stack, Text } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck, IconId } from '@tabler/icons-react'
import { Fragment, useState } from 'react'
import type { ChatGap } from '#shared/core/evidence/chat-chain.ts'
import { displayName } from '#shared/core/evidence/display-name.ts'
import type { Exhibit, ExhibitForm } from '#shared/core/evidence/exhibit.ts'
import type { OnScreenTime } from '#shared/core/evidence/on-screen-time.ts'
import type { ExhibitId } from '#shared/core/ids.ts'
import { formatDate } from '#shared/messages/format.ts'
import type { Locale } from '#shared/messages/messages.ts'
import { useLocale, useText } from '../../../i18n/locale.tsx'
import { ModalDialog } from '../../../ui/modal-dialog.tsx'
import { useChatChain } from './use-chat-chain.ts'

export interface ChatDialogProps {
  /** All of the case, in order. */
  readonly exhibits: readonly Exhibit[]
  /** The chosen screenshots; `undefined` keeps the dialog closed. */
  readonly ids: ReadonlySet<ExhibitId> | undefined
  /** `form` is what the screenshots are to be called; absent leaves it. */
  readonly onArrange: (ids: readonly ExhibitId[], form: ExhibitForm | undefined) => void
  readonly onClose: () => void
}

/** Proposes the order of screenshots of a chat, and says what is missing. Nothing changes before it is confirmed. */
export function ChatDialog({ exhibits, ids, onArrange, onClose }: ChatDialogProps) {
  const text = useText().chat
  return (
    <ModalDialog opened={ids !== undefined} onClose={onClose} title={text.title(ids?.size ?? 0)}>
      {ids && <Proposal exhibits={exhibits} ids={ids} onArrange={onArrange} onClose={onClose} />}
    </ModalDialog>
  )
}

function Proposal({
  exhibits,
  ids,
  onArrange,
  onClose,
}: ChatDialogProps & { readonly ids: ReadonlySet<ExhibitId> }) {
  const { chat: text, app } = useText()
  const locale = useLocale()
  const chain = useChatChain(exhibits, ids)
  const [isMarking, setMarking] = useState(true)
  if (!chain) return <Skeleton height={240} />
  const byId = new Map<string, Exhibit>(exhibits.map((exhibit) => [exhibit.id, exhibit]))
  const shown = chain.order.flatMap((item) => {
    const exhibit = byId.get(item.id)
    return exhibit ? [{ ...item, exhibit }] : []
  })
  const hasGaps = chain.gaps.length > 0
  const areExcerpts = shown.some(({ exhibit }) => exhibit.form === 'excerpt')
  const marked: ExhibitForm | undefined = hasGaps ? 'excerpt' : areExcerpts ? 'unknown' : undefined
  return (
    <Stack>
      <Text size="sm" c="dimmed">
        {text.intro}
      </Text>
      {chain.unread > 0 && (
        <Text component="output" size="sm">
          {text.reading(chain.unread)}
        </Text>
      )}
      {/* nothing in the list can be focused: it is scrolled by keys itself */}
      <ScrollArea.Autosize mah={380} type="auto" viewportProps={{ tabIndex: 0 }}>
        <Stack component="ol" gap="xs" p={0} m={0} aria-label={text.order} style={{ listStyle: 'none' }}>
          {shown.map(({ exhibit, first, last }, index) => {
            const gap = chain.gaps.find(({ beforeId }) => beforeId === exhibit.id)
            return (
              <Fragment key={exhibit.id}>
                {gap && <Gap gap={gap} />}
                <li>
                  <Group wrap="nowrap" gap="sm" align="baseline">
                    <Text fw={600} w={28} ta="right">
                      {index + 1}
                    </Text>
                    <div>
                      <Text style={{ overflowWrap: 'anywhere' }}>{displayName(exhibit.title)}</Text>
                      <Text size="sm" c="dimmed">
                        {first && last
                          ? text.times(timeText(first, locale), timeText(last, locale))
                          : text.noTime}
                      </Text>
                    </div>
                  </Group>
                </li>
              </Fragment>
            )
          })}
        </Stack>
      </ScrollArea.Autosize>
      {!hasGaps && (
        <Text size="sm">
          <IconCircleCheck size={16} aria-hidden style={{ verticalAlign: '-3px' }} /> {text.noGap}
        </Text>
      )}
      <Alert variant="default" icon={<IconId aria-hidden />} title={text.profiles}>
        {chain.profiles < 2 ? text.profilesMissing(chain.profiles) : text.profilesFound}
      </Alert>
      {marked !== undefined && (
        <Checkbox
          checked={isMarking}
          onChange={(event) => setMarking(event.currentTarget.checked)}
          label={hasGaps ? text.excerpt : text.whole}
        />
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {app.cancel}
        </Button>
        <Button
          data-autofocus
          onClick={() =>
            onArrange(
              shown.map(({ exhibit }) => exhibit.id),
              isMarking ? marked : undefined,
            )
          }
        >
          {text.apply}
        </Button>
      </Group>
    </Stack>
  )
}

function Gap({ gap }: { readonly gap: ChatGap }) {
  const text = useText().chat
  const locale = useLocale()
  const said = (time: OnScreenTime | undefined) => (time ? timeText(time, locale) : text.unknownTime)
  return (
    <li>
      <Alert role="note" color="yellow" icon={<IconAlertTriangle aria-hidden />} title={text.gap}>
        {text.between(said(gap.from), said(gap.to))}
      </Alert>
    </li>
  )
}

const timeText = ({ day, clock }: OnScreenTime, locale: Locale): string =>
  day === undefined ? clock : `${formatDate(day, locale)} ${clock}`
