import { Button, Group, Text } from '@mantine/core'
import { formatBytes } from '#shared/messages/format.ts'
import { useLocale, useText } from '../../i18n/locale.tsx'
import { useServices } from '../../services.tsx'
import { Fact, FactList } from '../../ui/fact-list.tsx'
import { useShell } from './use-shell.ts'

/** Where the records lie, and how safe they are there. */
export function DataFacts() {
  const { settings } = useText()
  const locale = useLocale()
  const { platform } = useServices()
  const { free, persistent, askPersistent } = useShell()
  const protection =
    persistent === undefined
      ? settings.persistentUnknown
      : persistent
        ? settings.persistentYes
        : settings.persistentNo
  return (
    <>
      <Text>{platform.kind === 'desktop' ? settings.dataDesktop : settings.dataBrowser}</Text>
      <FactList>
        <Fact name={settings.persistent}>
          <Group gap="sm">
            {protection}
            {persistent === false && (
              <Button size="xs" variant="default" onClick={askPersistent}>
                {settings.askPersistent}
              </Button>
            )}
          </Group>
        </Fact>
        <Fact name={settings.free}>
          {free === undefined ? settings.freeUnknown : formatBytes(free, locale)}
        </Fact>
      </FactList>
    </>
  )
}

/** Version, shell and licences. */
export function AboutFacts() {
  const { settings } = useText()
  const { info } = useShell()
  const shell =
    info === undefined
      ? ''
      : info.electron === undefined
        ? settings.browser(info.system)
        : `${settings.electron(info.electron)} · ${info.system}`
  return (
    <FactList>
      <Fact name={settings.version}>{info?.version ?? ''}</Fact>
      <Fact name={settings.shell}>{shell}</Fact>
      <Fact name={settings.licence}>{settings.licenceText}</Fact>
      <Fact name={settings.parts}>{settings.partsText}</Fact>
    </FactList>
  )
}
