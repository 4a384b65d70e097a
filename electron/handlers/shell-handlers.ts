import { ok } from '#shared/core/result.ts'
import type { Handlers } from '#shared/ipc/contract.ts'
import type { Locale } from '#shared/messages/messages.ts'

export interface ShellPorts {
  readonly version: string
  /** As Node names it: `linux`, `darwin`, `win32`. */
  readonly system: string
  /** Electron's own version. */
  readonly electron: string
  /** Where both copies lie, the less of the two; undefined where the system does not tell. */
  readonly freeBytes: () => Promise<number | undefined>
  /** Where the page's own store lies. */
  readonly freeForPage: () => Promise<number | undefined>
  readonly showMenuIn: (locale: Locale) => void
}

/** What the page asks about the shell around it. */
export const shellHandlers = (
  ports: ShellPorts,
): Pick<Handlers, 'app:info' | 'disk:free-bytes' | 'menu:set-language'> => ({
  'app:info': async () => ok({ version: ports.version, system: ports.system, electron: ports.electron }),
  'disk:free-bytes': async ({ of }) =>
    ok(await (of === 'page-store' ? ports.freeForPage() : ports.freeBytes())),
  'menu:set-language': async ({ locale }) => {
    ports.showMenuIn(locale)
    return ok({})
  },
})
