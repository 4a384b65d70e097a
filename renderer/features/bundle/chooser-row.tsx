import { useSortable } from '@dnd-kit/sortable'
import { CSS } from '@dnd-kit/utilities'
import { ActionIcon, Checkbox, Text } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconGripVertical } from '@tabler/icons-react'
import { displayName } from '#shared/core/evidence/display-name.ts'
import type { Exhibit } from '#shared/core/evidence/exhibit.ts'
import { formatBytes, formatNumber } from '#shared/messages/format.ts'
import { useLocale, useText } from '../../i18n/locale.tsx'
import classes from './bundle.module.css'

interface ChooserRowProps {
  readonly exhibit: Exhibit
  /** Its number in the bundle; absent when it is left out. */
  readonly number: number | undefined
  readonly onInclude: (isIn: boolean) => void
  /** Absent on the first and the last row. */
  readonly onUp?: () => void
  readonly onDown?: () => void
}

/** One exhibit that may go into the bundle. */
export function ChooserRow({ exhibit, number, onInclude, onUp, onDown }: ChooserRowProps) {
  const text = useText()
  const words = text.bundle.exhibits
  const locale = useLocale()
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } =
    useSortable({
      id: exhibit.id,
    })
  const title = displayName(exhibit.title)
  return (
    <li
      ref={setNodeRef}
      className={classes['choice']}
      data-dragging={isDragging || undefined}
      data-left-out={number === undefined || undefined}
      style={{ transform: CSS.Translate.toString(transform), transition }}
    >
      <ActionIcon
        ref={setActivatorNodeRef}
        variant="subtle"
        color="gray"
        className={classes['grip'] ?? ''}
        {...attributes}
        {...listeners}
        aria-label={words.drag(title)}
      >
        <IconGripVertical size={18} aria-hidden />
      </ActionIcon>
      <Checkbox
        checked={number !== undefined}
        aria-label={words.include(title)}
        onChange={({ currentTarget }) => onInclude(currentTarget.checked)}
      />
      <Text size="sm" className={classes['number'] ?? ''} {...(number === undefined && { c: 'dimmed' })}>
        {number === undefined ? words.left : words.number(formatNumber(number, locale))}
      </Text>
      <div className={classes['what']}>
        <Text size="sm" className={classes['long'] ?? ''}>
          {title}
        </Text>
        <Text size="xs" c="dimmed">
          {text.vocabulary.exhibit[exhibit.kind]} · {formatBytes(exhibit.original.bytes, locale)}
        </Text>
      </div>
      <ActionIcon variant="subtle" color="gray" aria-label={words.up(title)} disabled={!onUp} onClick={onUp}>
        <IconArrowUp size={18} aria-hidden />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={words.down(title)}
        disabled={!onDown}
        onClick={onDown}
      >
        <IconArrowDown size={18} aria-hidden />
      </ActionIcon>
    </li>
  )
}
