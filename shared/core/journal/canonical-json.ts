/**
 * The one way to write a value as JSON: keys sorted by UTF-16 code unit, no white space, absent fields left out. The same
 * value always gives the same bytes, so that its hash can be compared (after RFC 8785, for plain data).
 *
 * @throws TypeError for what JSON would change silently: NaN, infinities, functions, dates, holes.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return JSON.stringify(value)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`not a JSON number: ${value}`)
    return JSON.stringify(value)
  }
  if (typeof value !== 'object') throw new TypeError(`not plain data: ${typeof value}`)
  return Array.isArray(value) ? `[${value.map(canonicalJson).join(',')}]` : objectJson(value)
}

function objectJson(value: object): string {
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) throw new TypeError('not plain data: an instance')
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, field]) => `${JSON.stringify(key)}:${canonicalJson(field)}`)
  return `{${fields.join(',')}}`
}
