import { useMemo } from 'react'
import type { SampleCase } from '../features/cases/index.ts'
import { useLocale } from '../i18n/locale.tsx'
import { addSampleCase } from '../sample/add-sample-case.ts'
import { removeSampleCase } from '../sample/remove-sample-case.ts'
import { useServices } from '../services.tsx'

/** The sample case for the pages that offer it, in the language of the moment. */
export function useSampleCase(): SampleCase {
  const services = useServices()
  const locale = useLocale()
  return useMemo(
    () => ({
      add: () => addSampleCase(services, locale),
      remove: (caseId) => removeSampleCase(services, caseId),
    }),
    [services, locale],
  )
}
