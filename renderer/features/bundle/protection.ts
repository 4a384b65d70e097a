import type { GivenSecrets } from '../../services.tsx'

/** What the user typed and chose to protect one bundle. Lives in the page's memory only, and goes with the page. */
export interface Protection {
  readonly password: string
  readonly again: string
  readonly keyFile: File | undefined
  readonly keyPassword: string
}

export const noProtection: Protection = { password: '', again: '', keyFile: undefined, keyPassword: '' }

/** The bundle can be made with it: whoever mistypes a password once would never open the file. */
export const isConsistent = ({ password, again }: Protection): boolean => password === again

/** Undefined where nothing is to be protected. */
export function secretsOf({ password, keyFile, keyPassword }: Protection): GivenSecrets | undefined {
  if (password === '' && !keyFile) return undefined
  return {
    ...(password !== '' && { password }),
    ...(keyFile && { keyFile: { file: keyFile, password: keyPassword } }),
  }
}
