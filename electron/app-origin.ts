/** Fixed for ever: IndexedDB belongs to scheme and host, so a change would orphan everybody's records. */
export const appScheme = 'app'
export const appHost = 'bundle'
export const startPage = `${appScheme}://${appHost}/index.html`

/** Tells our own pages from all others. `devServer` is only given by `npm run dev`. */
export function isOwnPage(url: string, devServer?: string): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, host, origin, username, password } = new URL(url)
  if (username !== '' || password !== '') return false
  if (devServer !== undefined && origin === new URL(devServer).origin) return true
  return protocol === `${appScheme}:` && host === appHost
}
