import type { LaidOut } from './lay-out.ts'

/** A volume says in its title which it is. */
export const titleOf = ({ layout: { words, title }, numbering: { volume, volumes } }: LaidOut): string =>
  volumes.length === 1 ? title : words.aside(title, words.volumeSuffix(volume, volumes.length))
