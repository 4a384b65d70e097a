/** What the rows so far said about which record belongs to which case. Grows with every row that is read. */
export type Owners = Map<string, string>

/** A record that no row before named belongs to nobody known. */
export const unknownCase = ''

/** As much of a step as says whom it concerns; a removal gives an id alone. */
interface Step {
  readonly entity: string
  readonly id: string
  /** Of a record that is put; absent in a removal. */
  readonly owner?: string
}

/**
 * The cases whose records a journal row names, before or after it. Read the rows in order with one `owners`: a removal
 * gives an id alone. Undefined when the text is no journal body.
 */
export function concernedCases(text: string, owners: Owners): ReadonlySet<string> | undefined {
  const read = bodyFrom(text)
  if (!read) return undefined
  const { steps, purged } = read
  for (const { entity, id, owner } of steps) if (owner !== undefined) owners.set(`${entity} ${id}`, owner)
  return new Set([
    ...purged,
    ...steps.map(({ entity, id, owner }) =>
      entity === 'case' ? id : (owner ?? owners.get(`${entity} ${id}`) ?? unknownCase),
    ),
  ])
}

/** Anything may have been written by a newer program: what is not asked for here is not looked at. */
function bodyFrom(
  text: string,
): { readonly steps: readonly Step[]; readonly purged: readonly string[] } | undefined {
  const body = parsed(text)
  if (!isObject(body)) return undefined
  const { ops, inverse, purge } = body
  const steps =
    Array.isArray(inverse) && Array.isArray(ops) ? [...inverse, ...ops].map(stepFrom) : [undefined]
  const purged = purge === undefined ? [] : purgedFrom(purge)
  return isWhole(steps) && isWhole(purged) ? { steps, purged } : undefined
}

function stepFrom(value: unknown): Step | undefined {
  if (!isObject(value) || typeof value['entity'] !== 'string') return undefined
  const { op, entity } = value
  if (op === 'remove') return typeof value['id'] === 'string' ? { entity, id: value['id'] } : undefined
  const record = value['value']
  if (op !== 'put' || !isObject(record) || typeof record['id'] !== 'string') return undefined
  const { id, caseId = unknownCase } = record
  if (typeof caseId !== 'string') return undefined
  return { entity, id, owner: entity === 'case' ? id : caseId }
}

const purgedFrom = (purge: unknown): readonly (string | undefined)[] =>
  isObject(purge) && Array.isArray(purge['records'])
    ? purge['records'].map((one: unknown) =>
        isObject(one) && typeof one['caseId'] === 'string' ? one['caseId'] : undefined,
      )
    : [undefined]

const isWhole = <T>(values: readonly (T | undefined)[]): values is readonly T[] => !values.includes(undefined)

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined // no JSON is no journal body
  }
}
