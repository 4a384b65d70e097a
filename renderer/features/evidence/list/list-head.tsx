import { Checkbox, VisuallyHidden } from '@mantine/core'
import type { ExhibitId } from '#shared/core/ids.ts'
import { useText } from '../../../i18n/locale.tsx'
import styles from './list.module.css'
import { allChosen, noneChosen, type Selection } from './selection.ts'

/** The heads of the columns, and the box that chooses all that is shown. */
export function ListHead({
  selection,
  shown,
  onSelection,
}: {
  readonly selection: Selection
  readonly shown: readonly ExhibitId[]
  readonly onSelection: (selection: Selection) => void
}) {
  const text = useText().evidence.list
  const all = shown.length > 0 && shown.every((id) => selection.chosen.has(id))
  return (
    <thead>
      <tr aria-rowindex={1} className={styles.head}>
        <th scope="col">
          <VisuallyHidden>{text.column.drag}</VisuallyHidden>
        </th>
        <th scope="col">
          <Checkbox
            aria-label={text.chooseAll}
            checked={all}
            indeterminate={!all && selection.chosen.size > 0}
            onChange={() => onSelection(all ? noneChosen(selection) : allChosen(selection, shown))}
          />
        </th>
        <th scope="col" className={styles.number}>
          {text.column.number}
        </th>
        <th scope="col" className={styles.thumbnailCell}>
          <VisuallyHidden>{text.column.picture}</VisuallyHidden>
        </th>
        <th scope="col">{text.column.title}</th>
        <th scope="col">{text.column.kind}</th>
        <th scope="col" className={styles.facts}>
          {text.column.facts}
        </th>
        <th scope="col" className={styles.hash}>
          {text.column.hash}
        </th>
        <th scope="col" className={styles.links}>
          <VisuallyHidden>{text.column.links}</VisuallyHidden>
        </th>
      </tr>
    </thead>
  )
}
