import { ActionIcon, Button, Group, Menu, Paper, ScrollArea, Text, Tooltip } from '@mantine/core'
import {
  IconArrowBarToDown,
  IconArrowBarToUp,
  IconArrowDown,
  IconArrowUp,
  IconLink,
  IconMessages,
  IconTrash,
  IconX,
} from '@tabler/icons-react'
import { useRef } from 'react'
import { exhibitForms, exhibitKinds } from '#shared/core/evidence/exhibit.ts'
import type { ExhibitEdit } from '#shared/core/evidence/exhibit-changes.ts'
import type { Step } from '#shared/core/evidence/exhibit-order.ts'
import { useText } from '../../../i18n/locale.tsx'
import { AskNumber } from './ask-number.tsx'
import { AskText } from './ask-text.tsx'
import styles from './bulk-bar.module.css'
import { useKeptClear } from './use-kept-clear.ts'

interface BulkBarProps {
  readonly count: number
  /** How many exhibits the case has: the highest number one can be moved to. */
  readonly total: number
  readonly onEdit: (edit: ExhibitEdit) => void
  readonly onStep: (step: Step) => void
  readonly onNumber: (number: number) => void
  readonly onLink: () => void
  readonly onChat: () => void
  readonly onRemove: () => void
  readonly onClear: () => void
}

/** What can be done with the chosen exhibits, each as one step. */
export function BulkBar({
  count,
  total,
  onEdit,
  onStep,
  onNumber,
  onLink,
  onChat,
  onRemove,
  onClear,
}: BulkBarProps) {
  const all = useText()
  const text = all.evidence.bulk
  const bar = useRef<HTMLDivElement>(null)
  useKeptClear(bar)
  const steps = [
    { step: 'top', Icon: IconArrowBarToUp },
    { step: 'up', Icon: IconArrowUp },
    { step: 'down', Icon: IconArrowDown },
    { step: 'bottom', Icon: IconArrowBarToDown },
  ] as const
  return (
    <Paper
      ref={bar}
      withBorder
      shadow="md"
      p={6}
      pl="sm"
      className={styles.bar}
      role="toolbar"
      aria-label={text.label(count)}
    >
      <Group gap={6}>
        <Text component="output" size="sm" fw={600} mr={4}>
          {text.chosen(count)}
        </Text>
        <ChoiceMenu
          label={text.kind}
          choices={exhibitKinds.map((kind) => [kind, all.vocabulary.exhibit[kind]])}
          onChoose={(kind) => onEdit({ kind })}
        />
        <ChoiceMenu
          label={text.form}
          choices={exhibitForms.map((form) => [form, all.vocabulary.form[form]])}
          onChoose={(form) => onEdit({ form })}
        />
        <AskText label={text.source} field={text.sourceField} onText={(source) => onEdit({ source })} />
        <Button
          variant="default"
          size="compact-md"
          leftSection={<IconLink size={16} aria-hidden />}
          onClick={onLink}
        >
          {text.link}
        </Button>
        {count > 1 && (
          <Button
            variant="default"
            size="compact-md"
            leftSection={<IconMessages size={16} aria-hidden />}
            onClick={onChat}
          >
            {all.chat.open}
          </Button>
        )}
        <Group gap={2} wrap="nowrap">
          {steps.map(({ step, Icon }) => (
            <Tooltip key={step} label={text.step[step]}>
              <ActionIcon
                variant="default"
                size={30}
                aria-label={text.step[step]}
                onClick={() => onStep(step)}
              >
                <Icon size={16} aria-hidden />
              </ActionIcon>
            </Tooltip>
          ))}
        </Group>
        <AskNumber label={text.number} field={text.numberField} max={total} onNumber={onNumber} />
        <Button
          variant="default"
          size="compact-md"
          c="var(--mantine-color-error)"
          leftSection={<IconTrash size={16} aria-hidden />}
          onClick={onRemove}
        >
          {text.remove}
        </Button>
        <Tooltip label={text.clear}>
          <ActionIcon variant="subtle" color="gray" ml="auto" aria-label={text.clear} onClick={onClear}>
            <IconX size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Group>
    </Paper>
  )
}

function ChoiceMenu<T extends string>({
  label,
  choices,
  onChoose,
}: {
  readonly label: string
  readonly choices: readonly (readonly [T, string])[]
  readonly onChoose: (choice: T) => void
}) {
  return (
    <Menu position="top-start" withinPortal>
      <Menu.Target>
        <Button variant="default" size="compact-md">
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <ScrollArea.Autosize mah={320} type="auto">
          {choices.map(([value, words]) => (
            <Menu.Item key={value} onClick={() => onChoose(value)}>
              {words}
            </Menu.Item>
          ))}
        </ScrollArea.Autosize>
      </Menu.Dropdown>
    </Menu>
  )
}
