import { Worker } from 'node:worker_threads'
import type { WholeHash } from '#shared/bundle/ports.ts'

/** Plain JavaScript of one screen, so that it needs no file of its own beside a bundled program. */
const program = `
const { createHash } = require('node:crypto')
const { parentPort } = require('node:worker_threads')
const hashes = new Map()
parentPort.on('message', ({ id, bytes, end }) => {
  if (bytes) {
    if (!hashes.has(id)) hashes.set(id, createHash('sha256'))
    hashes.get(id).update(bytes)
    parentPort.postMessage(undefined)
    return
  }
  const hash = hashes.get(id) ?? createHash('sha256')
  hashes.delete(id)
  parentPort.postMessage(end ? hash.digest('hex') : undefined)
})`

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
    const made = new Worker(program, { eval: true })
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
  const ask = (message: object): Promise<string | undefined> =>
    new Promise((resolve, reject) => {
      worker ??= started()
      worker.ref()
      waiting.push({ resolve, reject })
      worker.postMessage(message, [])
    })

  return () => {
    lastId += 1
    const id = lastId
    return {
      update: async (bytes) => void (await ask({ id, bytes })),
      async hex() {
        const found = await ask({ id, end: true })
        if (found === undefined) throw new Error('the hashing thread gave no hash')
        return found
      },
      drop: () => void ask({ id, end: false }).catch(() => undefined),
    }
  }
}

/** Memory that the hashing thread sees too. */
export const sharedMemory = (bytes: number): Uint8Array => new Uint8Array(new SharedArrayBuffer(bytes))
