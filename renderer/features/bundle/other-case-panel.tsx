import { Button, Group, Stack, Text, Title } from '@mantine/core'
import type { CaseId } from '#shared/core/ids.ts'
import { useText } from '../../i18n/locale.tsx'
import { caseHref } from '../../ui/case-href.ts'

/** Why no bundle can be made here now: the one of case `caseId` is under way. */
export function OtherCasePanel({ caseId }: { readonly caseId: CaseId }) {
  const words = useText().bundle.make
  return (
    <Stack gap="sm">
      <Title order={2}>{words.otherCase}</Title>
      <Text>{words.otherCaseBody}</Text>
      <Group>
        <Button component="a" variant="default" href={caseHref(caseId, 'bundle')}>
          {words.toOtherCase}
        </Button>
      </Group>
    </Stack>
  )
}
