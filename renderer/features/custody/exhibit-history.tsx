import { Paper, Text, Title } from '@mantine/core'
import type { ExhibitId } from '#shared/core/ids.ts'
import { useText } from '../../i18n/locale.tsx'
import { CustodyList } from './custody-list.tsx'
import styles from './custody.module.css'
import { useCustodyLog } from './use-custody-log.ts'

/** Entries shown at once beside an exhibit. */
const pageSize = 10

/** What was done to one exhibit: the section at the end of what is said about it. */
export function ExhibitHistory({ exhibitId }: { readonly exhibitId: ExhibitId }) {
  const text = useText().custody.exhibit
  const log = useCustodyLog(exhibitId, pageSize)
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="exhibit-history-title">
      <Title order={2} id="exhibit-history-title" mb={2}>
        {text.title}
      </Title>
      <Text size="xs" c="dimmed" mb="xs">
        {text.hint}
      </Text>
      <div className={styles.narrow}>
        <CustodyList log={log} about={exhibitId} />
      </div>
    </Paper>
  )
}
