import { useEffect, useState } from 'react'
import type { Original } from '#shared/core/evidence/exhibit.ts'
import type { StorageFailure } from '#shared/core/failure.ts'
import type { Result } from '#shared/core/result.ts'
import { useServices } from '../../../services.tsx'

export type ReadBytes = Result<Uint8Array<ArrayBuffer>, StorageFailure>

/** The beginning of an original, at most `most` bytes; undefined until it is read. */
export function useOriginalBytes(original: Original, most: number): ReadBytes | undefined {
  const { objects } = useServices()
  const { sha256, bytes } = original
  const [read, setRead] = useState<{ readonly of: string; readonly result: ReadBytes }>()
  useEffect(() => {
    let isWanted = true
    const start = async () => {
      const result = await objects.read(sha256, 0, Math.min(bytes, most))
      if (isWanted) setRead({ of: sha256, result })
    }
    void start()
    return () => {
      isWanted = false
    }
  }, [objects, sha256, bytes, most])
  return read?.of === sha256 ? read.result : undefined
}
