import { ActionIcon, type MantineColorScheme, Menu, Tooltip, useMantineColorScheme } from '@mantine/core'
import { IconBrightness, IconCheck } from '@tabler/icons-react'
import { useText } from '../i18n/locale.tsx'

export const colorSchemes: readonly MantineColorScheme[] = ['auto', 'light', 'dark']

export function SchemeMenu() {
  const { scheme } = useText().app
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Tooltip label={scheme.label}>
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={scheme.label}>
            <IconBrightness size={20} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown aria-label={scheme.label}>
        {colorSchemes.map((choice) => (
          <Menu.Item
            key={choice}
            role="menuitemradio"
            aria-checked={choice === colorScheme}
            rightSection={choice === colorScheme ? <IconCheck size={16} aria-hidden /> : undefined}
            onClick={() => setColorScheme(choice)}
          >
            {scheme[choice]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
