import { createHash } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { join } from 'node:path'

export interface HoldParts {
  readonly folder: string
  /** As Node names it. */
  readonly system: string
  /** Where this user's short-lived files are. */
  readonly temporary: string
}

/**
 * Takes a folder for this process until it ends, however it ends: the system lets go of the name, so no lock is ever left
 * behind. `false`: another process has it. The lock of a profile does not do, because two profiles share one vault.
 */
export async function holdFolder(parts: HoldParts): Promise<boolean> {
  const address = addressOf(parts)
  if (held.has(address)) return true
  const isFree = (await listens(address)) || (isFile(parts) && (await takenOver(address)))
  if (isFree) held.add(address)
  return isFree
}

/** What this process holds; it never lets go. */
const held = new Set<string>()

/** The file of a process that is gone makes room. */
async function takenOver(address: string): Promise<boolean> {
  if (await answers(address)) return false
  await rm(address, { force: true })
  return await listens(address)
}

const isFile = ({ system }: HoldParts) => system !== 'win32' && system !== 'linux'

function addressOf({ folder, system, temporary }: HoldParts): string {
  const name = `recourse-vault-${createHash('sha256').update(folder).digest('hex').slice(0, 32)}`
  if (system === 'win32') return `\\\\.\\pipe\\${name}`
  return system === 'linux' ? `\0${name}` : join(temporary, name)
}

const listens = (address: string) =>
  new Promise<boolean>((resolve, reject) => {
    // whoever asks whether somebody is here has the answer by then
    const server = createServer((asked) => asked.destroy())
    server.on('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' || error.code === 'EACCES' ? resolve(false) : reject(error),
    )
    server.listen(address, () => {
      server.unref() // the program does not stay for it
      resolve(true)
    })
  })

const answers = (address: string) =>
  new Promise<boolean>((resolve) => {
    const asking = connect(address)
    const end = (isThere: boolean) => {
      asking.destroy()
      resolve(isThere)
    }
    asking.on('connect', () => end(true))
    asking.on('error', () => end(false))
  })
