import { FileInput, PasswordInput, Stack, Text } from '@mantine/core'
import { useText } from '../../i18n/locale.tsx'
import classes from './bundle.module.css'
import { isConsistent, type Protection } from './protection.ts'

const width = 420

interface ProtectPanelProps {
  readonly protection: Protection
  readonly onChange: (protection: Protection) => void
}

/** A password, a signature: folded away, because most recipients want neither. */
export function ProtectPanel({ protection, onChange }: ProtectPanelProps) {
  const words = useText().protection
  const change = (own: Partial<Protection>) => onChange({ ...protection, ...own })
  return (
    <details className={classes['source']}>
      <summary>{words.title}</summary>
      <Stack gap="md" mt="sm">
        <Text size="sm">{words.secretsHint}</Text>
        <PasswordInput
          label={words.password}
          description={words.passwordHint}
          value={protection.password}
          onChange={({ currentTarget }) => change({ password: currentTarget.value })}
          autoComplete="new-password"
          maw={width}
        />
        {protection.password !== '' && (
          <PasswordInput
            label={words.again}
            value={protection.again}
            onChange={({ currentTarget }) => change({ again: currentTarget.value })}
            autoComplete="new-password"
            error={!isConsistent(protection) && protection.again !== '' && words.different}
            maw={width}
          />
        )}
        <FileInput
          label={words.keyFile}
          description={words.keyFileHint}
          placeholder={words.choose}
          accept=".p12,.pfx,application/x-pkcs12"
          value={protection.keyFile ?? null}
          onChange={(file) => change({ keyFile: file ?? undefined })}
          clearable
          clearButtonProps={{ 'aria-label': words.remove }}
          maw={width}
        />
        {protection.keyFile && (
          <PasswordInput
            label={words.keyPassword}
            value={protection.keyPassword}
            onChange={({ currentTarget }) => change({ keyPassword: currentTarget.value })}
            autoComplete="off"
            maw={width}
          />
        )}
      </Stack>
    </details>
  )
}
