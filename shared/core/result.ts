/** What an operation that can fail for reasons the user may meet gives back. Bugs throw; see house rule 7. */
export type Result<T, F> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: F }

export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value })
export const failed = <F>(failure: F): { readonly ok: false; readonly failure: F } => ({ ok: false, failure })

/** Ends a switch over a union: a forgotten member does not compile, and a smuggled one throws. */
export function assertNever(value: never, where: string): never {
  throw new Error(`${where}: unexpected ${JSON.stringify(value)}`)
}
