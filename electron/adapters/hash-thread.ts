import { Worker } from 'node:worker_threads'
import type { WholeHash } from '#shared/bundle/ports.ts'

/** Plain JavaScript of one screen, so that it needs no file of its own beside a bundled program. */
const program = `
const { createHash } = require('node:crypto')
const { parentPort } = require('node:worker_threads')
const hashes = new Map()
parentPort.on('message', ({ id, ask, bytes }) => {
  const hash = hashes.get(id) ?? createHash('sha256')
  hashes.set(id, hash)
  if (ask === 'update') hash.update(bytes)
  if (ask === 'drop' || ask === 'hex') hashes.delete(id)
  const end = ask === 'hex' ? hash : ask === 'hexWith' ? hash.copy().update(bytes) : undefined
  parentPort.postMessage(end?.digest('hex'))
})`

interface Question {
  readonly id: number
  readonly ask: 'update' | 'hexWith' | 'hex' | 'drop'
  readonly bytes?: Uint8Array
}
interface Waiting {
  readonly resolve: (answer: string | undefined) => void
  readonly reject: (error: Error) => void
}

/** SHA-256 on a thread of its own: bytes in shared memory are hashed where they are, others are copied over. */
export function createHashThread(): () => WholeHash {
  let worker: Worker | undefined
  let lastId = 0
  // answers come in the order of the questions
  const waiting: Waiting[] = []
  const started = (): Worker => {
    // it makes next to no objects: room for more would only be taken
    const made = new Worker(program, { eval: true, resourceLimits: { maxYoungGenerationSizeMb: 1 } })
    // an idle thread does not keep the process alive; whoever waits for it does
    made.unref()
    made.on('message', (answer: string | undefined) => {
      waiting.shift()?.resolve(answer)
      if (waiting.length === 0) made.unref()
    })
    made.on('error', (error) => {
      worker = undefined
      for (const { reject } of waiting.splice(0)) reject(error)
    })
    return made
  }
  const ask = (message: Question): Promise<string | undefined> =>
    new Promise((resolve, reject) => {
      worker ??= started()
      worker.ref()
      waiting.push({ resolve, reject })
      worker.postMessage(message, [])
    })

  const hexOf = async (question: Question): Promise<string> => {
    const found = await ask(question)
    if (found === undefined) throw new Error('the hashing thread gave no hash')
    return found
  }

  return () => {
    lastId += 1
    const id = lastId
    return {
      update: async (bytes) => void (await ask({ id, ask: 'update', bytes })),
      hexWith: (bytes) => hexOf({ id, ask: 'hexWith', bytes }),
      hex: () => hexOf({ id, ask: 'hex' }),
      drop: () => void ask({ id, ask: 'drop' }).catch(() => undefined),
    }
  }
}

/** Memory that the hashing thread sees too. */
export const sharedMemory = (bytes: number): Uint8Array => new Uint8Array(new SharedArrayBuffer(bytes))
