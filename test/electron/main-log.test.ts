import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { logTo } from '../../electron/adapters/main-log.ts'

const folder = mkdtempSync(join(tmpdir(), 'recourse-log-'))
const path = join(folder, 'logs', 'main.log')
const log = logTo(path, () => new Date('2025-05-10T08:00:00Z'))
afterEach(() => rmSync(join(folder, 'logs'), { recursive: true, force: true }))

describe('the log of the main process', () => {
  it('says when, where and what', () => {
    log('file:save-start', new TypeError('bug'))

    expect(readFileSync(path, 'utf8')).toMatch(/^2025-05-10T08:00:00\.000Z file:save-start: TypeError: bug/)
  })

  it('begins a new file when it has grown, and keeps one older', () => {
    log('first', 'x')
    writeFileSync(path, 'o'.repeat(1024 * 1024 + 1))

    log('next', 'x')

    expect(readdirSync(join(folder, 'logs')).toSorted()).toEqual(['main.log', 'main.log.1'])
    expect(readFileSync(path, 'utf8')).toContain('next: "x"')
  })
})
