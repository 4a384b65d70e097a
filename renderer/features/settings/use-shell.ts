import { useEffect, useState } from 'react'
import type { ShellInfo } from '../../platform/platform.ts'
import { useServices } from '../../services.tsx'

/** What the shell tells about itself, as the answers come in. */
export function useShell() {
  const { platform } = useServices()
  const [info, setInfo] = useState<ShellInfo | undefined>(undefined)
  const [free, setFree] = useState<number | undefined>(undefined)
  const [persistent, setPersistent] = useState<boolean | undefined>(undefined)
  useEffect(() => {
    let current = true
    const take = async () => {
      const [told, bytes, kept] = await Promise.all([
        platform.info(),
        platform.freeBytes(),
        platform.isPersistent(),
      ])
      if (!current) return
      setInfo(told)
      setFree(bytes)
      setPersistent(kept)
    }
    void take()
    return () => {
      current = false
    }
  }, [platform])
  const ask = async () => setPersistent(await platform.persist())
  return { info, free, persistent, askPersistent: () => void ask() }
}
