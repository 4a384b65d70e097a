import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { productVersion } from '#shared/ipc/product-version.ts'

const root = resolve(import.meta.dirname, '..')
const read = (path: string): unknown => JSON.parse(readFileSync(resolve(root, path), 'utf8'))
const sentence = z.string().regex(/\S.*[.。！]$/)
const changelog = z
  .array(
    z.strictObject({
      version: z.string().regex(/^\d+\.\d+\.\d+$/),
      date: z.iso.date(),
      changes: z
        .array(
          z.strictObject({
            kind: z.enum(['added', 'changed', 'fixed', 'removed']),
            en: sentence,
            'zh-CN': sentence,
            'zh-TW': sentence,
          }),
        )
        .min(1),
    }),
  )
  .min(1)
const releases = changelog.parse(read('assets/changelog.json'))
const numberOf = (version: string) => version.split('.').reduce((sum, part) => sum * 1000 + Number(part), 0)

describe('the change log', () => {
  it('begins with the version of the program', () => {
    expect(releases[0]?.version).toBe(productVersion)
    expect(read('package.json')).toMatchObject({ version: productVersion })
  })

  it('goes back in time, release by release', () => {
    const versions = releases.map(({ version }) => numberOf(version))
    const dates = releases.map(({ date }) => date)

    expect(versions).toEqual([...new Set(versions)].toSorted((a, b) => b - a))
    expect(dates).toEqual(dates.toSorted().toReversed())
  })
})
