/** How many characters of an account stay readable, enough to tell two apart. */
const shownCharacters = 4

/** `6222 0212 3456 7890` → `•••• 7890`, `lin@example.com` → `l•••@example.com`; short ones vanish altogether. */
export function maskedAccount(account: string): string {
  const at = account.indexOf('@')
  if (at > 0) return `${account.slice(0, 1)}•••${account.slice(at)}`
  const plain = Array.from(account.replace(/\s/g, ''))
  return plain.length <= shownCharacters ? '••••' : `•••• ${plain.slice(-shownCharacters).join('')}`
}
