import { useState } from 'react'
import type { Failure } from '#shared/core/failure.ts'
import type { Result } from '#shared/core/result.ts'

/** Runs one saving at a time and holds why the last one failed. */
export function useSaving() {
  const [saving, setSaving] = useState(false)
  const [failure, setFailure] = useState<Failure | undefined>(undefined)
  const save = async (act: () => Promise<Result<unknown, Failure>>, then: () => void) => {
    if (saving) return
    setSaving(true)
    try {
      const result = await act()
      setFailure(result.ok ? undefined : result.failure)
      if (result.ok) then()
    } finally {
      setSaving(false)
    }
  }
  return { saving, failure, save: (...args: Parameters<typeof save>) => void save(...args) }
}
