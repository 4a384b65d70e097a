import { Alert, Button, Group, Progress, Text } from '@mantine/core'
import { IconLink, IconLinkOff, IconShieldCheck } from '@tabler/icons-react'
import type { ChainBreak } from '#shared/core/journal/chain.ts'
import { formatNumber } from '#shared/messages/format.ts'
import { useLocale, useText } from '../../i18n/locale.tsx'
import { CopyHash } from '../../ui/copy-hash.tsx'
import type { ChainCheck } from './use-chain-check.ts'

/** Begins the check, or stops it. */
export function ChainButton({ check }: { readonly check: ChainCheck }) {
  const text = useText().custody.chain
  return check.state.kind === 'checking' ? (
    <Button variant="default" onClick={check.cancel}>
      {text.cancel}
    </Button>
  ) : (
    <Button variant="default" leftSection={<IconLink size={16} aria-hidden />} onClick={check.start}>
      {text.check}
    </Button>
  )
}

/** How far the check is, and what it found. Read out when it changes. */
export function ChainResult({ check: { state } }: { readonly check: ChainCheck }) {
  const { chain } = useText().custody
  const locale = useLocale()
  const number = (value: number) => formatNumber(value, locale)
  return (
    <div aria-live="polite">
      {state.kind === 'checking' && (
        <Alert mb="md" variant="light" title={chain.checking}>
          <Text size="sm">{chain.progress(number(state.done), number(state.total))}</Text>
          <Progress
            mt={6}
            value={state.total === 0 ? 0 : (state.done / state.total) * 100}
            aria-label={chain.checking}
          />
        </Alert>
      )}
      {state.kind === 'unbroken' && (
        <Alert
          mb="md"
          variant="light"
          icon={<IconShieldCheck aria-hidden />}
          title={chain.unbroken(number(state.head.seq))}
        >
          <Group gap="xs" mb={4}>
            <Text size="sm">{chain.head}</Text>
            <CopyHash label={chain.head} hash={state.head.hash} digits={64} />
          </Group>
          <Text size="sm">{chain.limit}</Text>
        </Alert>
      )}
      {state.kind === 'broken' && (
        <Alert mb="md" color="red" icon={<IconLinkOff aria-hidden />} title={chain.brokenTitle}>
          <Text size="sm" fw={600}>
            {chain.broken[state.at.kind](placeOf(state.at))}
          </Text>
          <Text size="sm">{chain.kept}</Text>
        </Alert>
      )}
    </div>
  )
}

const placeOf = (at: ChainBreak) => ({ seq: at.seq, found: 'found' in at ? at.found : at.seq })
