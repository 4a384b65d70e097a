import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '..')
const text = readFileSync(resolve(root, 'package-lock.json'), 'utf8')
const lock = JSON.parse(text) as {
  readonly lockfileVersion: number
  readonly packages: Readonly<Record<string, { readonly resolved?: string; readonly integrity?: string }>>
}

describe('the lock file', () => {
  it('names no download address, so that it installs from any registry', () => {
    const entries = Object.entries(lock.packages)

    expect(entries.filter(([, { resolved }]) => resolved !== undefined).map(([name]) => name)).toEqual([])
    expect(text.match(/https?:\/\/[^"]*(registry|mirror|npm)[^"]*\.tgz/g)).toBeNull()
  })

  it('knows the content of every package', () => {
    const unsure = Object.entries(lock.packages).filter(([name, entry]) => name !== '' && !entry.integrity)

    expect(unsure.map(([name]) => name)).toEqual([])
  })

  it('keeps that setting for whoever adds a package', () => {
    expect(readFileSync(resolve(root, '.npmrc'), 'utf8')).toContain('omit-lockfile-registry-resolved=true')
  })

  it('pins exact versions', () => {
    const { devDependencies } = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8')) as {
      readonly devDependencies: Readonly<Record<string, string>>
    }

    expect(Object.entries(devDependencies).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual(
      [],
    )
  })
})
