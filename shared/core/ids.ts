declare const brand: unique symbol

/** A text that is known to name one kind of thing; a `CaseId` is not accepted where a `PartyId` is wanted. */
export type Branded<Name extends string> = string & { readonly [brand]: Name }

export type CaseId = Branded<'CaseId'>
export type PartyId = Branded<'PartyId'>
export type EventId = Branded<'EventId'>
export type ExhibitId = Branded<'ExhibitId'>
export type EntryId = Branded<'EntryId'>
export type ExportId = Branded<'ExportId'>

/** 64 lower-case hexadecimal digits: the SHA-256 of an original's exact bytes, and its name in every store. */
export type Sha256 = Branded<'Sha256'>

/** A moment as ISO 8601 in UTC with milliseconds, `2025-05-10T08:30:00.000Z`: sorts as text. */
export type Instant = Branded<'Instant'>

/** Gives a fresh random id. Passed in, so that tests and replays know what they get. */
export type NewId = () => string

export const asCaseId = (id: string) => id as CaseId
export const asPartyId = (id: string) => id as PartyId
export const asEventId = (id: string) => id as EventId
export const asExhibitId = (id: string) => id as ExhibitId
export const asEntryId = (id: string) => id as EntryId
export const asExportId = (id: string) => id as ExportId

/** @throws RangeError when the text is not 64 lower-case hexadecimal digits. */
export function asSha256(text: string): Sha256 {
  if (!/^[0-9a-f]{64}$/.test(text)) throw new RangeError(`not a SHA-256: ${text.slice(0, 80)}`)
  return text as Sha256
}

/** @throws RangeError when the text is not a UTC moment with milliseconds. */
export function asInstant(text: string): Instant {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text))
    throw new RangeError(`not an instant: ${text.slice(0, 80)}`)
  return text as Instant
}
