/** Names and kinds of things: they say nothing of anybody, and programs rely on them. Never changed. */
const names = new Set(
  (
    'id caseId exhibitId exhibitIds partyIds submittedBy by sha256 kind type media form acquired role lock ' +
    'precision encoding buyer product stage outcome currency'
  ).split(' '),
)

/** The value with every text in it changed, however deep; what is no plain data stays as it is. Failing closed: new fields too. */
export function mapStrings<T>(value: T, change: (text: string) => string): T
export function mapStrings(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value)
  if (Array.isArray(value)) return value.map((one: unknown) => mapStrings(one, change))
  if (!isPlain(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, names.has(name) ? one : mapStrings(one, change)]),
  )
}

/** Every text in the value. @param without fields that are printed nowhere. */
export function stringsIn(value: unknown, without: ReadonlySet<string> = new Set()): readonly string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap((one: unknown) => stringsIn(one, without))
  if (!isPlain(value)) return []
  return Object.entries(value).flatMap(([name, one]) =>
    names.has(name) || without.has(name) ? [] : stringsIn(one, without),
  )
}

const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
