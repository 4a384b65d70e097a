import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '..')
const text = readFileSync(resolve(root, 'package-lock.json'), 'utf8')
interface Package {
  readonly resolved?: string
  readonly integrity?: string
  readonly optionalDependencies?: Readonly<Record<string, string>>
}
const lock = JSON.parse(text) as {
  readonly packages: Readonly<Record<string, Package>>
}
/** Where Node looks for what the package at `path` asks for: inside it, then beside it, then above. */
const foldersAbove = (path: string): readonly string[] => {
  const parts = path.split(/(?=node_modules\/)/)
  return parts.map((_, depth) => [...parts.slice(0, depth), ''].join('')).concat(`${path}/`)
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

  // a registry may hold a package's newest version without its parts for other systems; `npm install` then leaves them
  // out without a word, and `npm ci` refuses the result everywhere. Go back a version, or pin one in `overrides`.
  it('holds every part for every system', () => {
    const missing = Object.entries(lock.packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter(
        (name) => !foldersAbove(path).some((folder) => lock.packages[`${folder}node_modules/${name}`]),
      ),
    )

    expect(missing).toEqual([])
  })

  it('is written without addresses by whoever adds a package', () => {
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
