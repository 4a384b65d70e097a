import { ActionIcon, Anchor, Badge, Checkbox, Text } from '@mantine/core'
import { useMergedRef } from '@mantine/hooks'
import { useSortable } from '@dnd-kit/sortable'
import { CSS } from '@dnd-kit/utilities'
import { IconGripVertical } from '@tabler/icons-react'
import { type KeyboardEvent, type MouseEvent as RowMouseEvent, useEffect, useRef } from 'react'
import { displayName } from '#shared/core/evidence/display-name.ts'
import type { Exhibit, ExhibitKind } from '#shared/core/evidence/exhibit.ts'
import { missingFieldsOf } from '#shared/core/evidence/exhibit-filter.ts'
import { useText } from '../../../i18n/locale.tsx'
import { KindSelect } from '../kind-select.tsx'
import { problemSentence } from '../problem-sentence.ts'
import { ExhibitFacts } from './exhibit-facts.tsx'
import { ExhibitThumbnail } from './exhibit-thumbnail.tsx'
import { HashCell } from './hash-cell.tsx'
import { LinkCount } from './link-count.tsx'
import styles from './list.module.css'
import type { RowPlace } from './use-long-list.ts'

export interface ExhibitRowProps {
  readonly exhibit: Exhibit
  readonly number: number
  readonly rowIndex: number
  readonly isChosen: boolean
  /** The one row that Tab reaches. */
  readonly isTabStop: boolean
  readonly hasFocus: boolean
  /** Where it lies in a long list. */
  readonly place?: RowPlace
  readonly onClick: (event: RowMouseEvent) => void
  readonly onToggle: (range: boolean) => void
  readonly onKeyDown: (event: KeyboardEvent) => void
  readonly onFocus: () => void
  readonly onOpen: () => void
  readonly onKind: (kind: ExhibitKind) => void
}

/** One exhibit in the list. The row has the focus; its controls are reached by Tab from there. */
export function ExhibitRow(props: ExhibitRowProps) {
  const { exhibit, number, isChosen, isTabStop, hasFocus, place } = props
  const text = useText().evidence.list
  const row = useRef<HTMLTableRowElement>(null)
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } =
    useSortable({ id: exhibit.id })
  const ref = useMergedRef(row, setNodeRef, place?.measure ?? null)
  const tabIndex = isTabStop ? 0 : -1

  useEffect(() => {
    const inside = row.current?.contains(document.activeElement) === true
    if (hasFocus && !inside) row.current?.focus({ preventScroll: true })
  }, [hasFocus])

  return (
    <tr
      ref={ref}
      aria-rowindex={props.rowIndex}
      aria-selected={isChosen}
      tabIndex={tabIndex}
      data-exhibit={exhibit.id}
      className={styles.row}
      data-index={props.rowIndex - 2}
      data-placed={place !== undefined || undefined}
      style={{ top: place?.start, transform: CSS.Translate.toString(transform), transition }}
      data-dragging={isDragging || undefined}
      onClick={(event) => {
        if (!isControl(event.target, event.currentTarget)) props.onClick(event)
      }}
      onMouseDown={(event) => {
        // with Shift a browser would select the words between two clicks
        if (!event.shiftKey || isControl(event.target, event.currentTarget)) return
        event.preventDefault()
        event.currentTarget.focus()
      }}
      onDoubleClick={(event) => {
        if (!isControl(event.target, event.currentTarget)) props.onOpen()
      }}
      onKeyDown={(event) => {
        if (event.target === event.currentTarget) props.onKeyDown(event)
      }}
      onFocus={props.onFocus}
    >
      <td className={styles.handle}>
        <ActionIcon
          ref={setActivatorNodeRef}
          {...attributes}
          {...listeners}
          variant="subtle"
          color="gray"
          size={28}
          tabIndex={tabIndex}
          aria-label={text.drag(number)}
        >
          <IconGripVertical size={16} aria-hidden />
        </ActionIcon>
      </td>
      <td>
        <Checkbox
          checked={isChosen}
          tabIndex={tabIndex}
          aria-label={text.choose(number)}
          onChange={(event) =>
            props.onToggle(event.nativeEvent instanceof MouseEvent && event.nativeEvent.shiftKey)
          }
        />
      </td>
      <td className={styles.number}>{number}</td>
      <td className={styles.thumbnailCell}>
        <ExhibitThumbnail original={exhibit.original} />
      </td>
      <td className={styles.title}>
        <TitleCell {...props} tabIndex={tabIndex} />
      </td>
      <td className={styles.kind}>
        <KindSelect
          size="xs"
          value={exhibit.kind}
          suggested={exhibit.kindSuggested}
          tabIndex={tabIndex}
          aria-label={text.kindOf(number)}
          onKind={props.onKind}
        />
      </td>
      <ExhibitFacts original={exhibit.original} />
      <HashCell sha256={exhibit.original.sha256} tabIndex={tabIndex} />
      <LinkCount id={exhibit.id} />
    </tr>
  )
}

/** A click on a button, a field or a link inside the row is not a click on the row. */
const isControl = (target: EventTarget, row: Element) => {
  const control = target instanceof Element && target.closest('button, input, select, label, a')
  return control instanceof Element && row.contains(control)
}

function TitleCell({ exhibit, onOpen, tabIndex }: ExhibitRowProps & { readonly tabIndex: number }) {
  const all = useText()
  const text = all.evidence.list
  const name = displayName(exhibit.original.name)
  const missing = missingFieldsOf(exhibit)
  return (
    <>
      <Anchor component="button" type="button" tabIndex={tabIndex} className={styles.open} onClick={onOpen}>
        {displayName(exhibit.title)}
      </Anchor>
      {name !== exhibit.title && (
        <Text size="xs" c="dimmed" truncate title={name}>
          {name}
        </Text>
      )}
      {exhibit.original.problems.map((problem) => (
        <Text key={problem.kind} size="xs" className={styles.problem}>
          {problemSentence(problem, all)}
        </Text>
      ))}
      {missing.length > 0 && (
        <span className={styles.missing}>
          {missing.map((field) => (
            <Badge key={field} size="xs" variant="default" tt="none" fw={400}>
              {text.missing[field]}
            </Badge>
          ))}
        </span>
      )}
    </>
  )
}
