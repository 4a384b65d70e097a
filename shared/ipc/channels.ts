/**
 * Every request the page may make of the main process. A bare list, apart from the parsers in `contract.ts`, because
 * the sandboxed preload is built from it and must stay free of dependencies.
 */
export const channels = [
  'app:info',
  'disk:free-bytes',
  'file:save-start',
  'file:save-chunk',
  'file:save-finish',
  'file:save-abort',
  'menu:set-language',
] as const
export type Channel = (typeof channels)[number]
