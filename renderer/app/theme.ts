import {
  Alert,
  Badge,
  createTheme,
  type CSSVariablesResolver,
  Drawer,
  type MantineColorsTuple,
  Menu,
  Modal,
  Tooltip,
} from '@mantine/core'
import type { Locale } from '#shared/messages/messages.ts'

/** A calm blue-green; white on shade 8 has 6:1, shade 4 on the dark background 5:1. */
const harbour: MantineColorsTuple = [
  '#eef5f8',
  '#dce8ee',
  '#b8d0db',
  '#92b8c8',
  '#74a6ba',
  '#5f98af',
  '#4b8aa3',
  '#38758e',
  '#27647d',
  '#124f67',
]

/** Fonts of the systems, the right Chinese forms first. Nothing is fetched. */
const fonts: { readonly [L in Locale]: string } = {
  en: 'system-ui, "Segoe UI", Roboto, "Noto Sans", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif',
  'zh-CN':
    'system-ui, "Segoe UI", Roboto, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif',
  'zh-TW':
    'system-ui, "Segoe UI", Roboto, "PingFang TC", "Microsoft JhengHei", "Noto Sans CJK TC", "Source Han Sans TC", sans-serif',
}

export const themeFor = (locale: Locale) =>
  createTheme({
    colors: { harbour },
    primaryColor: 'harbour',
    // shade 6, the default, is too pale for white text (axe)
    primaryShade: { light: 8, dark: 8 },
    autoContrast: true,
    defaultRadius: 'md',
    fontFamily: fonts[locale],
    headings: {
      fontFamily: fonts[locale],
      fontWeight: '600',
      sizes: {
        h1: { fontSize: '1.5rem', lineHeight: '1.3' },
        h2: { fontSize: '1.125rem', lineHeight: '1.4' },
        h3: { fontSize: '1rem', lineHeight: '1.4' },
      },
    },
    components: {
      // titles in the colour of the alert miss 4.5:1 on its tint; only what just went wrong asks for role="alert"
      Alert: Alert.extend({
        defaultProps: { role: 'note' },
        styles: { title: { color: 'var(--mantine-color-text)' } },
      }),
      // the words of a badge stay as they are written
      Badge: Badge.extend({ styles: { root: { textTransform: 'none' } } }),
      // beside their button menus and hints are inside a landmark (axe); an empty first stop is no item of a menu
      Menu: Menu.extend({ defaultProps: { withinPortal: false, withInitialFocusPlaceholder: false } }),
      Tooltip: Tooltip.extend({ defaultProps: { withinPortal: false } }),
      // a dialog's <header> would count as a second banner of the page (axe)
      ModalHeader: Modal.Header.extend({ defaultProps: { role: 'presentation' } }),
      DrawerHeader: Drawer.Header.extend({ defaultProps: { role: 'presentation' } }),
    },
    cursorType: 'pointer',
    respectReducedMotion: true,
  })

/** Mantine's dimmed, placeholder, link and error colours miss 4.5:1 in one scheme or the other; these do not. */
export const readableColors: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#56606a',
    '--mantine-color-placeholder': '#6a737c',
    '--mantine-color-error': 'var(--mantine-color-red-9)',
  },
  dark: {
    '--mantine-color-dimmed': '#b3b8bd',
    // also on a row under the mouse
    '--mantine-color-anchor': 'var(--mantine-color-harbour-3)',
    '--mantine-color-placeholder': '#9aa0a6',
    '--mantine-color-error': 'var(--mantine-color-red-4)',
  },
})
