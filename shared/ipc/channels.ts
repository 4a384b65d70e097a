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
  'vault:state',
  'vault:append',
  'vault:rows',
  'vault:cut-damage',
  'vault:size-of',
  'vault:check',
  'vault:remove',
  'vault:store-start',
  'vault:store-chunk',
  'vault:store-finish',
  'vault:store-abort',
  'vault:store-file',
  'backup:last',
  'backup:start',
  'backup:find',
  'backup:restore',
  'backup:progress',
  'backup:stop',
] as const
export type Channel = (typeof channels)[number]

/** Requests about a file that the person gave. The page hands over the `File`, and the preload says where it lies. */
export const fileChannels: readonly Channel[] = ['vault:store-file']
