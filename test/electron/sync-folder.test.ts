import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { syncFolder } from '../../electron/adapters/sync-folder.ts'

describe('a folder that got a new file', () => {
  it('is written to the disk', async () => {
    await expect(syncFolder(tmpdir())).resolves.toBeUndefined()
  })

  it('fails no save when it cannot be opened: the file has its name already', async () => {
    await expect(syncFolder(join(tmpdir(), 'recourse-no-such-folder'))).resolves.toBeUndefined()
  })
})
