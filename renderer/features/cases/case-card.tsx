import { Anchor, Badge, Box, Group, Paper, Stack, Text } from '@mantine/core'
import type { CaseSummary } from '#shared/core/ports.ts'
import { formatNumber } from '#shared/messages/format.ts'
import { useLocale, useText } from '../../i18n/locale.tsx'
import { caseHref } from '../../ui/case-href.ts'
import { DateText } from '../../ui/date-text.tsx'
import { MoneyText } from '../../ui/money-text.tsx'
import classes from './case-card.module.css'

/** One case in the list; the whole card leads to it, its title is the link. */
export function CaseCard({ summary }: { readonly summary: CaseSummary }) {
  const text = useText()
  const { list, sample } = text.cases
  const locale = useLocale()
  const { case: one, vendor, atStake, lastEvent, exhibits } = summary
  const facts = [
    one.title.includes(vendor) ? '' : vendor,
    one.orderNumber === '' ? '' : list.order(one.orderNumber),
    list.exhibits(formatNumber(exhibits, locale)),
  ].filter((fact) => fact !== '')
  return (
    <Paper component="li" withBorder p="md" className={classes.card ?? ''}>
      <Group justify="space-between" align="flex-start" wrap="nowrap" gap="md">
        <Stack gap={6} miw={0} flex={1}>
          <Group gap="xs">
            <Anchor href={caseHref(one.id)} fw={600} c="inherit" className={classes.link ?? ''}>
              {one.title}
            </Anchor>
            {one.sample && <Badge variant="light">{sample.badge}</Badge>}
            {one.hold && <Badge variant="outline">{text.hold.badge}</Badge>}
            {one.archived && (
              <Badge variant="light" color="gray">
                {list.archived}
              </Badge>
            )}
          </Group>
          <Text size="sm" c="dimmed">
            {facts.join(' · ')}
          </Text>
          <Text size="sm" lineClamp={1}>
            <Text span c="dimmed">
              {list.lastEvent}
              {text.app.colon}
            </Text>
            {lastEvent === undefined ? (
              list.noEvent
            ) : (
              <>
                <DateText date={lastEvent.date} /> · {lastEvent.text}
              </>
            )}
          </Text>
        </Stack>
        <Stack gap={6} align="flex-end">
          <Badge variant="light" color={one.stage === 'closed' ? 'gray' : 'harbour'} size="lg" tt="none">
            {text.vocabulary.stage[one.stage]}
          </Badge>
          <Box ta="end">
            <Text size="xs" c="dimmed">
              {list.atStake}
            </Text>
            {atStake.length === 0 ? (
              <Text size="sm">{list.nothingAtStake}</Text>
            ) : (
              atStake.map((sum) => <MoneyText key={sum.currency} sum={sum} fw={600} display="block" />)
            )}
          </Box>
        </Stack>
      </Group>
    </Paper>
  )
}
