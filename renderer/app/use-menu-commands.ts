import { spotlight } from '@mantine/spotlight'
import { useEffect, useEffectEvent } from 'react'
import { assertNever } from '#shared/core/result.ts'
import type { MenuCommand } from '../platform/platform.ts'
import { useServices } from '../services.tsx'
import { goTo } from './hash-location.ts'
import type { HistoryDoor } from './use-history.ts'

/** What the native menu asks for. */
export function useMenuCommands(history: HistoryDoor) {
  const { platform } = useServices()
  const obey = useEffectEvent((command: MenuCommand) => {
    switch (command) {
      case 'new-case':
        return goTo('/new-case')
      case 'settings':
        return goTo('/settings')
      case 'commands':
        return spotlight.open()
      case 'undo':
        return history.undo()
      case 'redo':
        return history.redo()
      default:
        return assertNever(command, 'menu command')
    }
  })
  useEffect(() => platform.onMenu(obey), [platform])
}
