import {
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import { SortableContext, sortableKeyboardCoordinates, verticalListSortingStrategy } from '@dnd-kit/sortable'
import { Button, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { displayName } from '#shared/core/evidence/display-name.ts'
import type { Exhibit } from '#shared/core/evidence/exhibit.ts'
import { asExhibitId, type ExhibitId } from '#shared/core/ids.ts'
import { formatNumber } from '#shared/messages/format.ts'
import { useLocale, useText } from '../../i18n/locale.tsx'
import { type BundleChoices, movedTo } from './bundle-choices.ts'
import classes from './bundle.module.css'
import { ChooserRow } from './chooser-row.tsx'

interface ExhibitChooserProps {
  /** All of the case, in the order of the bundle. */
  readonly exhibits: readonly Exhibit[]
  readonly leftOut: BundleChoices['leftOut']
  readonly onChoose: (change: Partial<BundleChoices>) => void
}

/** Which exhibits go in, and in which order: by check box, by buttons, by dragging with mouse or keys. */
export function ExhibitChooser({ exhibits, leftOut, onChoose }: ExhibitChooserProps) {
  const words = useText().bundle.exhibits
  const locale = useLocale()
  const [said, setSaid] = useState('')
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 6 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  )
  const order = exhibits.map(({ id }) => id)
  const titles = new Map(exhibits.map(({ id, title }) => [id as string, displayName(title)]))
  const number = (value: number) => formatNumber(value, locale)
  const place = (id: string) => number(order.indexOf(asExhibitId(id)) + 1)
  const move = (id: ExhibitId, target: ExhibitId | undefined) => {
    const next = movedTo(order, id, target)
    onChoose({ ownOrder: next })
    setSaid(words.moved(titles.get(id) ?? '', number(next.indexOf(id) + 1)))
  }
  const onDragEnd = ({ active, over }: DragEndEvent) => {
    if (over && over.id !== active.id) move(asExhibitId(String(active.id)), asExhibitId(String(over.id)))
  }
  const include = (id: ExhibitId, isIn: boolean) =>
    onChoose({ leftOut: new Set(isIn ? [...leftOut].filter((one) => one !== id) : [...leftOut, id]) })
  const isIn = ({ id }: Exhibit) => !leftOut.has(id)
  const numbers = new Map(exhibits.filter(isIn).map(({ id }, index) => [id, index + 1]))
  return (
    <Stack gap="xs">
      <Group justify="space-between">
        <Text size="sm" c="dimmed">
          {words.chosen(number(numbers.size), number(exhibits.length))}
        </Text>
        <Group gap="xs">
          <Button size="compact-sm" variant="default" onClick={() => onChoose({ leftOut: new Set() })}>
            {words.all}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => onChoose({ leftOut: new Set(order) })}>
            {words.noneOf}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => onChoose({ ownOrder: undefined })}>
            {words.caseOrder}
          </Button>
        </Group>
      </Group>
      <DndContext
        sensors={sensors}
        collisionDetection={closestCenter}
        onDragEnd={onDragEnd}
        accessibility={{
          screenReaderInstructions: { draggable: words.dragHelp },
          announcements: {
            onDragStart: ({ active }) => words.drag(titles.get(String(active.id)) ?? ''),
            onDragOver: ({ active, over }) =>
              over ? words.moved(titles.get(String(active.id)) ?? '', place(String(over.id))) : undefined,
            onDragEnd: () => undefined,
            onDragCancel: () => undefined,
          },
        }}
      >
        <SortableContext items={order} strategy={verticalListSortingStrategy}>
          <ol className={classes['chooser']} aria-label={words.label}>
            {exhibits.map((exhibit, index) => (
              <ChooserRow
                key={exhibit.id}
                exhibit={exhibit}
                number={numbers.get(exhibit.id)}
                onInclude={(isIn) => include(exhibit.id, isIn)}
                {...(index > 0 && { onUp: () => move(exhibit.id, order[index - 1]) })}
                {...(index + 1 < order.length && { onDown: () => move(exhibit.id, order[index + 1]) })}
              />
            ))}
          </ol>
        </SortableContext>
      </DndContext>
      <output className={classes['said']}>{said}</output>
    </Stack>
  )
}
