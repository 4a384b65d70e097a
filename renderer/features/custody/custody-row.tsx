import { Group, Text } from '@mantine/core'
import { IconClockExclamation } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { CustodyEntry } from '#shared/core/journal/custody-log.ts'
import type { Effect } from '#shared/core/journal/effects.ts'
import type { Tombstone } from '#shared/core/trash/purge.ts'
import { custodySentence, effectSentence, tombstoneName } from '#shared/messages/custody-sentence.ts'
import { formatInstant, formatNumber, formatSpan } from '#shared/messages/format.ts'
import { useLocale, useText } from '../../i18n/locale.tsx'
import { useServices } from '../../services.tsx'
import { CopyHash } from '../../ui/copy-hash.tsx'
import styles from './custody.module.css'

/** One commit: its number, what it did, when, on which device, and the hash that chains it. */
export function CustodyRow({ entry, about }: { readonly entry: CustodyEntry; readonly about: string }) {
  const text = useText().custody
  const locale = useLocale()
  const { clock } = useServices()
  const { seq, hash, told } = entry
  const number = String(seq)
  const [only, ...others] = told?.effects ?? []
  const purged = told?.purged?.records ?? []
  return (
    <li className={styles.entry} data-seq={seq}>
      <Text size="sm" c="dimmed" className={styles.number ?? ''}>
        {text.number(number)}
      </Text>
      <div className={styles.body}>
        <Text fw={500} className={styles.sentence ?? ''}>
          {told ? custodySentence(told, about, locale) : text.unreadable}
        </Text>
        <Group gap="0 12px" className={styles.facts ?? ''}>
          {told && <span className={styles.at}>{formatInstant(told.at, clock.zone())}</span>}
          {told && <span>{told.by}</span>}
          <CopyHash label={text.hash.entry(number)} hash={hash} />
        </Group>
        {only && others.length === 0 && <OriginalHash effect={only} />}
        {entry.clock && (
          <Text size="sm" className={styles.clock ?? ''}>
            <IconClockExclamation size={16} aria-hidden />
            <span>{text.clock[entry.clock.kind](formatSpan(entry.clock.byMs, locale))}</span>
          </Text>
        )}
        {others.length > 0 && <Details effects={told?.effects ?? []} />}
        {purged.length === 1 && <FileHash sha256={purged[0]?.sha256} />}
        {purged.length > 1 && <PurgedDetails purged={purged} />}
      </div>
    </li>
  )
}

function Details({ effects }: { readonly effects: readonly Effect[] }) {
  const locale = useLocale()
  return (
    <Unfolding count={effects.length}>
      {() =>
        effects.map((effect) => (
          <li key={`${effect.entity} ${effect.id}`}>
            {effectSentence(effect, locale)} <OriginalHash effect={effect} />
          </li>
        ))
      }
    </Unfolding>
  )
}

function PurgedDetails({ purged }: { readonly purged: readonly Tombstone[] }) {
  const locale = useLocale()
  return (
    <Unfolding count={purged.length}>
      {() =>
        purged.map((tombstone) => (
          <li key={`${tombstone.entity} ${tombstone.id}`}>
            {tombstoneName(tombstone, locale)} <FileHash sha256={tombstone.sha256} />
          </li>
        ))
      }
    </Unfolding>
  )
}

/** Written out only when it is opened: an import may hold hundreds. */
function Unfolding({ count, children }: { readonly count: number; readonly children: () => ReactNode }) {
  const text = useText().custody
  const locale = useLocale()
  const [isOpen, setOpen] = useState(false)
  return (
    <details className={styles.details} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{text.details(formatNumber(count, locale))}</summary>
      {isOpen && <ul>{children()}</ul>}
    </details>
  )
}

/** The hash of a file that came, went, or whose record changed; of an exported bundle, the bundle's. */
function OriginalHash({ effect }: { readonly effect: Effect }) {
  const { entity, after, before } = effect
  const sha256 =
    entity === 'exhibit'
      ? (after ?? before)?.original.sha256
      : entity === 'export'
        ? (after ?? before)?.sha256
        : undefined
  return <FileHash sha256={sha256} />
}

function FileHash({ sha256 }: { readonly sha256: string | undefined }) {
  const text = useText().custody
  if (sha256 === undefined) return null
  return (
    <span className={styles.facts}>
      {text.hash.original} <CopyHash label={text.hash.original} hash={sha256} />
    </span>
  )
}
