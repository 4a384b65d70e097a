import { Alert, Badge, Button, Group, List, Paper, Stack, Switch, Text, Title } from '@mantine/core'
import { IconEyeOff } from '@tabler/icons-react'
import type { PlannedRedaction } from '#shared/bundle/redaction/applied-redaction.ts'
import { displayName } from '#shared/core/evidence/display-name.ts'
import type { Exhibit } from '#shared/core/evidence/exhibit.ts'
import type { CaseId } from '#shared/core/ids.ts'
import type { CaseRedaction } from '#shared/core/redaction/redaction.ts'
import type { ProfileId } from '#shared/reference/profile.ts'
import { useText } from '../../i18n/locale.tsx'
import { useServices } from '../../services.tsx'
import { FailureAlert } from '../../ui/failure-alert.tsx'
import { useSaving } from '../../ui/use-saving.ts'
import classes from './bundle.module.css'
import { FindingRow } from './finding-row.tsx'
import { HideMore } from './hide-more.tsx'
import { canHide, changeRedaction } from './redaction-actions.ts'

interface RedactionPanelProps {
  readonly caseId: CaseId
  readonly profile: ProfileId
  readonly redaction: CaseRedaction
  readonly exhibits: readonly Exhibit[]
  /** What the plan on the screen found; absent while none did. */
  readonly found: PlannedRedaction | undefined
}

/** What is hidden from this recipient: what was found, each to be kept or hidden, and what the user adds. */
export function RedactionPanel({ caseId, profile, redaction, exhibits, found }: RedactionPanelProps) {
  const text = useText()
  const words = text.redaction
  const services = useServices()
  const { saving, failure, save } = useSaving()
  const isHere = canHide(profile)
  const isOn = isHere && redaction.isOn
  const change = (to: Partial<Omit<CaseRedaction, 'profile'>>) =>
    save(
      () => changeRedaction(services, caseId, profile, to),
      () => undefined,
    )
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="bundle-redaction">
      <Group justify="space-between" mb="sm">
        <Title order={2} id="bundle-redaction">
          {words.title}
        </Title>
        {isOn && (
          <Badge variant="light" leftSection={<IconEyeOff size={12} aria-hidden />} tt="none">
            {text.bundle.profile.names[profile]}
          </Badge>
        )}
      </Group>
      <Stack gap="md">
        <Switch
          label={words.switch}
          description={isHere ? words.hint : words.notHere}
          checked={isOn}
          disabled={!isHere || saving}
          onChange={({ currentTarget }) => change({ isOn: currentTarget.checked })}
        />
        <FailureAlert failure={failure} />
        {isOn && (
          <>
            <Text size="sm" c="dimmed">
              {words.forWhom(text.bundle.profile.names[profile])}
            </Text>
            <Findings {...{ redaction, exhibits, found, saving }} onChange={change} />
            <HideMore {...{ redaction, exhibits, found, saving }} onChange={change} />
            <Unread {...{ exhibits, found }} />
          </>
        )}
      </Stack>
    </Paper>
  )
}

interface FindingsProps extends Pick<RedactionPanelProps, 'redaction' | 'exhibits' | 'found'> {
  readonly saving: boolean
  readonly onChange: (to: Partial<Omit<CaseRedaction, 'profile'>>) => void
}

function Findings({ redaction, exhibits, found, saving, onChange }: FindingsProps) {
  const words = useText().redaction
  if (!found)
    return (
      <Text size="sm" component="output">
        {words.searching}
      </Text>
    )
  const findings = found.findings.filter(({ kind }) => kind !== 'own')
  if (findings.length === 0) return <Text size="sm">{words.nothing}</Text>
  const kept = new Set(redaction.kept)
  return (
    <div>
      <Group justify="space-between" mb={6}>
        <Title order={3}>{words.list}</Title>
        <Group gap="xs">
          <Button
            variant="default"
            size="compact-sm"
            disabled={saving || findings.every(({ value }) => !kept.has(value))}
            onClick={() => onChange({ kept: [] })}
          >
            {words.hideAll}
          </Button>
          <Button
            variant="default"
            size="compact-sm"
            disabled={saving || findings.every(({ value }) => kept.has(value))}
            onClick={() => onChange({ kept: findings.map(({ value }) => value) })}
          >
            {words.showAll}
          </Button>
        </Group>
      </Group>
      <ul className={classes['chooser']} aria-label={words.list}>
        {findings.map((finding) => (
          <FindingRow
            key={finding.value}
            finding={finding}
            exhibits={exhibits}
            isHidden={!kept.has(finding.value)}
            disabled={saving}
            onHide={(isHidden) =>
              onChange({
                kept: isHidden
                  ? redaction.kept.filter((value) => value !== finding.value)
                  : [...redaction.kept, finding.value],
              })
            }
          />
        ))}
      </ul>
    </div>
  )
}

/** Nothing is found where nobody has read: said by name, so that nobody relies on it. */
function Unread({ exhibits, found }: Pick<RedactionPanelProps, 'exhibits' | 'found'>) {
  const words = useText().redaction
  const unread = exhibits.filter(({ id }) => found?.unread.includes(id))
  return (
    <>
      {unread.length > 0 && (
        <Alert role="note" color="orange" title={words.unread} p="sm">
          <Text size="sm">{words.unreadBody}</Text>
          <List size="sm" mt={4}>
            {unread.map(({ id, title }) => (
              <List.Item key={id} className={classes['long'] ?? ''}>
                {displayName(title)}
              </List.Item>
            ))}
          </List>
        </Alert>
      )}
      <Text size="sm" c="dimmed">
        {words.misread}
      </Text>
    </>
  )
}
