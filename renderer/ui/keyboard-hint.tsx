import { Group, Kbd } from '@mantine/core'

const isMac = /mac|iphone|ipad/i.test(navigator.userAgent)

/** Keys as this system writes them: `mod` is ⌘ on a Mac and Ctrl elsewhere. */
export function KeyboardHint({ keys }: { readonly keys: readonly string[] }) {
  const shown = keys.map((key) => (key === 'mod' ? (isMac ? '⌘' : 'Ctrl') : key))
  return (
    <Group gap={4} wrap="nowrap" component="span">
      {shown.map((key) => (
        <Kbd key={key} size="xs">
          {key}
        </Kbd>
      ))}
    </Group>
  )
}
