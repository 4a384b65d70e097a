import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { diskFiles } from '../../electron/vault/disk-files.ts'
import { aVault } from '../builders/a-vault.ts'
import { memoryFiles } from '../builders/memory-files.ts'
import { describeVault } from './vault.ts'

const folder = mkdtempSync(join(tmpdir(), 'vault-'))
afterAll(() => rmSync(folder, { recursive: true }))

describeVault('in-memory', () => aVault(memoryFiles()))
describeVault('disk', () => aVault(diskFiles(join(folder, randomUUID()), randomUUID)))
