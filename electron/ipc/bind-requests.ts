import { failed, type Result } from '#shared/core/result.ts'
import { type Channel, channels } from '#shared/ipc/channels.ts'
import { type Handlers, parseArgs, type ReplyOf } from '#shared/ipc/contract.ts'
import type { MainFailure } from '#shared/ipc/main-failure.ts'
import type { RequestEvent } from './trusted-sender.ts'

/** Electron's `ipcMain`, as far as it is used. */
export interface RequestDoor {
  handle(channel: string, listener: (event: RequestEvent, ...input: unknown[]) => Promise<unknown>): void
}

export interface RequestRules {
  readonly isTrusted: (event: RequestEvent) => boolean
  readonly log: (what: string, error: unknown) => void
}

/**
 * The one place that listens to the page: checks who asks, parses what is asked, calls, and always answers a Result,
 * because an `Error` does not survive the crossing.
 */
export function bindRequests(door: RequestDoor, handlers: Handlers, rules: RequestRules): void {
  for (const channel of channels) {
    door.handle(channel, (event, ...input) => answer(channel, handlers, rules, event, input))
  }
}

async function answer<C extends Channel>(
  channel: C,
  handlers: Handlers,
  { isTrusted, log }: RequestRules,
  event: RequestEvent,
  input: readonly unknown[],
): Promise<Result<ReplyOf<C>, MainFailure>> {
  if (!isTrusted(event)) {
    log(`${channel}: refused`, event.senderFrame?.url ?? 'no frame')
    return failed({ kind: 'ipc/untrusted-sender' })
  }
  if (input.length !== 1)
    return failed({ kind: 'ipc/bad-arguments', channel, detail: `${input.length} arguments` })
  const args = parseArgs(channel, input[0])
  if (!args.ok) {
    log(`${channel}: bad arguments`, args.failure)
    return args
  }
  try {
    return await handlers[channel](args.value, { id: event.sender.id })
  } catch (error) {
    log(channel, error)
    return failed({ kind: 'ipc/unexpected', channel, detail: error instanceof Error ? error.name : 'bug' })
  }
}
