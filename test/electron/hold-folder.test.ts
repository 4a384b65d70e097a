import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { transformWithOxc } from 'vite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { diskVault } from '../../electron/vault/disk-vault.ts'
import { holdFolder } from '../../electron/vault/hold-folder.ts'

const program = `
  const { holdFolder } = await import(process.argv[1])
  const held = await holdFolder(JSON.parse(process.argv[2]))
  process.stdout.write(String(held))
  setInterval(() => undefined, 1000)
`
// a process of its own, which no test runner compiles for
const source = join(import.meta.dirname, '../../electron/vault/hold-folder.ts')
const { code } = await transformWithOxc(readFileSync(source, 'utf8'), source)

let temporary: string
const others: ChildProcess[] = []
beforeEach(() => {
  temporary = mkdtempSync(join(tmpdir(), 'recourse-hold-'))
  writeFileSync(join(temporary, 'hold-folder.mjs'), code)
})
afterEach(() => {
  others.splice(0).forEach((other) => other.kill('SIGKILL'))
  rmSync(temporary, { recursive: true, force: true })
})

/** Another process that tries to take the folder, and stays. */
async function another(parts: object) {
  const args = ['--input-type=module', '-e', program, join(temporary, 'hold-folder.mjs')]
  const other = spawn(process.execPath, [...args, JSON.stringify(parts)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  others.push(other)
  const [told] = (await once(other.stdout, 'data')) as [Buffer]
  return { has: told.toString() === 'true', end: () => (other.kill('SIGKILL'), once(other, 'exit')) }
}

describe.each(['linux', 'darwin'])('a folder on %s', (system) => {
  it('is held by one process, and free again when that was killed', async () => {
    const parts = { folder: join(temporary, 'vault'), system, temporary }
    const first = await another(parts)
    expect(first.has).toBe(true)
    expect(await holdFolder(parts)).toBe(false)
    expect(await holdFolder({ ...parts, folder: join(temporary, 'another') })).toBe(true)

    await first.end()
    expect(await holdFolder(parts)).toBe(true)
    expect(await holdFolder(parts)).toBe(true)
    expect((await another(parts)).has).toBe(false)
  })
})

describe('the second copy of a profile', () => {
  it('is not opened while another process writes it, and can be when that has ended', async () => {
    const folder = join(temporary, 'vault')
    const other = await another({ folder, system: process.platform, temporary: tmpdir() })
    const open = diskVault(folder)

    expect(await open()).toEqual({ ok: false, failure: { kind: 'vault/in-use' } })
    expect(existsSync(folder)).toBe(false)
    await other.end()
    expect(await open()).toMatchObject({ ok: true })
  })
})

describe('a place where nothing can be held', () => {
  it('is not taken for one that somebody else has', async () => {
    const isFile = join(temporary, 'hold-folder.mjs')

    await expect(holdFolder({ folder: '/vault', system: 'darwin', temporary: isFile })).rejects.toThrow()
  })
})
