import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { packTroubles } from '../../electron/dev/pack-rules.mjs'

const root = resolve(import.meta.dirname, '../..')
// electron-builder's own loader and validator, so that a wrong key is found without the Electron program
const part = createRequire(createRequire(import.meta.url).resolve('electron-builder/package.json'))
const { getConfig, validateConfiguration } = part('app-builder-lib/out/util/config/config') as {
  getConfig: (folder: string, path: string | null) => Promise<Record<string, unknown>>
  validateConfiguration: (config: unknown, log: { isEnabled: boolean }) => Promise<void>
}

describe('electron-builder.yml', () => {
  it('fits its schema', async () => {
    const config = await getConfig(root, null)

    await expect(validateConfiguration(config, { isEnabled: false })).resolves.toBeUndefined()
  })

  it('would be refused with a misspelt key', async () => {
    const config = { ...(await getConfig(root, null)), apId: 'x' }

    await expect(validateConfiguration(config, { isEnabled: false })).rejects.toThrow(/apId/)
  })

  it('closes the ways into the program that Electron leaves open', async () => {
    const { electronFuses } = await getConfig(root, null)

    expect(electronFuses).toMatchObject({
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      grantFileProtocolExtraPrivileges: false,
    })
  })

  it('never publishes, and switches the sandbox off nowhere', () => {
    const text = readFileSync(join(root, 'electron-builder.yml'), 'utf8')

    expect(text).toMatch(/^publish: null$/m)
    expect(text).not.toContain('no-sandbox')
  })
})

describe('package.json', () => {
  it('leaves nothing to be packed beside the build', () => {
    const meta = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<string, unknown>

    expect(meta['dependencies']).toBeUndefined()
    expect(meta['main']).toBe('out/main/main.mjs')
  })
})

describe('the pack check', () => {
  const ours = ['package.json', 'out/main/main.mjs', 'out/preload/preload.cjs', 'out/renderer/index.html']
  const good = {
    files: [...ours, 'out/renderer/assets/han-x1.otf'].map((path) => ({ path, sha256: `of ${path}` })),
    assets: [{ path: 'assets/fonts/han.otf', sha256: 'of out/renderer/assets/han-x1.otf' }],
    wanted: { runAsNode: false },
    found: { runAsNode: false },
  }
  const withFile = (path: string) => ({ ...good, files: [...good.files, { path, sha256: '' }] })

  it('is content with a complete program', () => {
    expect(packTroubles(good)).toEqual([])
  })

  it.each(ours)('misses %s', (path) => {
    const files = good.files.filter((file) => file.path !== path)

    expect(packTroubles({ ...good, files })).toEqual([`missing: ${path}`])
  })

  it('misses a font whose bytes are not there', () => {
    const assets = [{ path: 'assets/fonts/han.otf', sha256: 'other bytes' }]

    expect(packTroubles({ ...good, assets })).toEqual(['missing: assets/fonts/han.otf'])
  })

  it.each(['node_modules/zod/index.js', 'out/renderer/assets/x.js.map', 'test/x.ts'])('finds %s', (path) => {
    expect(packTroubles(withFile(path)).length).toBeGreaterThan(0)
  })

  it('finds a fuse that is not as wanted, and a config without fuses', () => {
    expect(packTroubles({ ...good, found: { runAsNode: true } })).toEqual([
      'fuse runAsNode: wanted false, found true',
    ])
    expect(packTroubles({ ...good, found: {} })).toEqual(['fuse runAsNode: wanted false, found none'])
    expect(packTroubles({ ...good, wanted: {} })).toEqual(['electron-builder.yml sets no fuses'])
  })
})
