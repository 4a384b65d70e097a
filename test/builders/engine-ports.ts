import { webcrypto } from 'node:crypto'
import type { BundlePorts } from '#shared/bundle/ports.ts'
import { nodeDeflate, nodeHash } from '../../electron/adapters/bundle-ports.ts'
import { noRecoder } from './laid-out.ts'
import { nodePdfReader } from './node-pdf-reader.ts'
import { nodeShaper } from './node-shaper.ts'

/** The engine's ports as Node has them: all real, but that no image is decoded. */
export const enginePorts = async (): Promise<BundlePorts> => ({
  deflate: nodeDeflate,
  newHash: nodeHash,
  shaper: await nodeShaper(),
  recoder: noRecoder,
  reader: await nodePdfReader(),
  crypto: webcrypto.subtle,
})
