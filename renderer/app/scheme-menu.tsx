import { ActionIcon, type MantineColorScheme, Menu, Tooltip, useMantineColorScheme } from '@mantine/core'
import { IconBrightness } from '@tabler/icons-react'
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
          <Menu.RadioItem
            key={choice}
            value={choice}
            checked={choice === colorScheme}
            closeMenuOnClick
            onChange={() => setColorScheme(choice)}
          >
            {scheme[choice]}
          </Menu.RadioItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
