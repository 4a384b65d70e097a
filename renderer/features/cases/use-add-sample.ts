import { useState } from 'react'
import type { CaseId } from '#shared/core/ids.ts'
import { caseHref } from '../../ui/case-href.ts'
import { useTell } from '../../ui/use-tell.ts'
import type { SampleCase } from './sample-case.ts'

/** Adds the sample and goes to it. */
export function useAddSample(sample: SampleCase) {
  const [adding, setAdding] = useState(false)
  const tell = useTell()
  const add = async () => {
    setAdding(true)
    try {
      const added = await sample.add()
      if (added.ok) openCase(added.value)
      else tell.failure(added.failure)
    } finally {
      setAdding(false)
    }
  }
  return { adding, addSample: () => void add() }
}

const openCase = (id: CaseId) => {
  window.location.hash = caseHref(id)
}
