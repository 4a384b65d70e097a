import { Button, Center, Skeleton, Text } from '@mantine/core'
import { useText } from '../../i18n/locale.tsx'
import { CustodyRow } from './custody-row.tsx'
import styles from './custody.module.css'
import type { CustodyLog } from './use-custody-log.ts'

/** Entries, newest first, and the way to earlier ones. */
export function CustodyList({ log, about }: { readonly log: CustodyLog; readonly about: string }) {
  const text = useText().custody
  if (log.entries === undefined) return <Skeleton height={160} title={text.loading} />
  if (log.entries.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {text.empty}
      </Text>
    )
  return (
    <>
      <ol className={styles.list} aria-label={text.label}>
        {log.entries.map((entry) => (
          <CustodyRow key={entry.seq} entry={entry} about={about} />
        ))}
      </ol>
      {log.hasMore && (
        <Center mt="md">
          <Button variant="default" onClick={log.showMore}>
            {text.more}
          </Button>
        </Center>
      )}
    </>
  )
}
