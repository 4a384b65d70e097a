import { memoryVault } from '../../shared/vault/memory-vault.ts'
import { nodeHash } from '../builders/node-hash.ts'
import { describeVault } from './vault.ts'

describeVault('in-memory', async () => await Promise.resolve(memoryVault(nodeHash)))
