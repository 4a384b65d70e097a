import { useCallback } from 'react'
import type { Case } from '#shared/core/cases/case.ts'
import type { CaseId } from '#shared/core/ids.ts'
import type { Party } from '#shared/core/parties/party.ts'
import type { Tell } from '#shared/core/ports.ts'
import { useServices, useWatched } from '../services.tsx'

interface Found {
  readonly case: Case | undefined
}
const unwatched = () => undefined

/** The case the address names: `undefined` while it is looked for, `{ case: undefined }` when it is not there. */
export function useOpenCase(id: CaseId | undefined): {
  readonly found: Found | undefined
  readonly vendor: string
} {
  const { cases, parties } = useServices()
  const found = useWatched<Found>(
    useCallback(
      (tell: Tell<Found>) => (id ? cases.watch(id, (value) => tell({ case: value })) : unwatched),
      [cases, id],
    ),
  )
  const people = useWatched<readonly Party[]>(
    useCallback(
      (tell: Tell<readonly Party[]>) => (id ? parties.watchCase(id, tell) : unwatched),
      [parties, id],
    ),
  )
  const respondent = people?.find((party) => party.role === 'respondent')
  return { found, vendor: respondent === undefined ? '' : respondent.brand || respondent.name }
}
