import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { displayName } from '#shared/core/evidence/display-name.ts'
import type { ExhibitProblem, Original } from '#shared/core/evidence/exhibit.ts'
import { en } from '#shared/messages/en/en.ts'
import { type Expectation, expectations, hostile } from '../../fixtures/expectations.ts'
import { generateFixtures } from '../../fixtures/generate.mjs'
import { hostileNames } from '../../fixtures/make/names.mjs'
import { type DroppedFile, dropFiles, textFile } from '../support/drop-files.ts'
import { hasJudge, judged, noJudge } from '../support/judge.ts'
import { openNewCase } from '../support/open-case.ts'
import { storedRows } from '../support/stored-rows.ts'
import { expect, test } from '../support/test.ts'

const { evidence, bundle, app } = en
const dir = mkdtempSync(join(tmpdir(), 'recourse-bad-input-'))
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

// half a minute alone, several on a machine that has other things to do
test.setTimeout(480_000)
test.beforeAll(async () => {
  test.setTimeout(120_000)
  await generateFixtures(dir)
})
test.afterAll(() => rmSync(dir, { recursive: true, force: true }))

const bytesOf = (file: string) => readFileSync(join(dir, file))
/** Equal bytes are one exhibit, whatever their names: the first of them stands for all. */
const firstOfEqual = <T>(all: readonly T[], hashOf: (one: T) => string): readonly T[] => {
  const hashes = all.map(hashOf)
  return all.filter((_, nth) => hashes.indexOf(hashes[nth] ?? '') === nth)
}
const distinct = (folders: RegExp): readonly Expectation[] =>
  firstOfEqual(
    expectations.filter(({ file }) => folders.test(file)),
    ({ file }) => sha256(bytesOf(file)),
  )
const dropped = ({ file, name }: Pick<Expectation, 'file' | 'name'>): DroppedFile => ({
  name,
  bytes: bytesOf(file),
})

function sentence(problem: ExhibitProblem): string {
  const words = evidence.problem
  if (problem.kind === 'damaged') return words.damaged[problem.detail]
  if (problem.kind === 'too-large-to-show') return words.tooLarge(Math.round(problem.pixels / 1e6))
  if (problem.kind === 'extension-mismatch')
    return problem.found === 'application/octet-stream'
      ? words.mismatchUnknown(displayName(problem.extension))
      : words.mismatch(displayName(problem.extension), problem.found)
  return { empty: words.empty, encrypted: words.encrypted, 'unsupported-type': words.unsupported }[
    problem.kind
  ]
}

/** What was taken in, read beside the program. */
const originalsIn = (page: Page): Promise<readonly Original[]> =>
  page.evaluate(async () => {
    const answered = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result))
        request.addEventListener('error', () => reject(new Error(String(request.error))))
      })
    const db = await answered(indexedDB.open('recourse-records'))
    const rows = await answered(db.transaction('exhibits').objectStore('exhibits').getAll())
    db.close()
    return rows.map((row: { original: Original }) => row.original)
  })

const imports = (page: Page) => page.getByRole('region', { name: evidence.import.region })
async function take(page: Page, files: readonly DroppedFile[]) {
  await dropFiles(page, files)
  await expect(imports(page).getByRole('article').last()).toContainText(evidence.import.titleDone, {
    timeout: 120_000,
  })
}

test('every broken file is kept, and a sentence says what could not be shown', async ({ page }) => {
  const files = distinct(/^broken\//)
  await openNewCase(page, 'evidence')

  await take(page, files.map(dropped))

  await expect(imports(page)).toContainText(evidence.import.kept(files.length))
  const rows = page.getByRole('grid', { name: evidence.list.label }).locator('[data-exhibit]')
  await expect(rows).toHaveCount(files.length)
  for (const { name, problems } of files) {
    const row = rows.filter({ has: page.getByText(displayName(name), { exact: true }) })
    for (const problem of problems) await expect(row).toContainText(sentence(problem))
  }
})

test('the whole corpus in one drop is kept byte for byte and bundled', async ({ page }, info) => {
  const known = distinct(/^(broken|unusual)\//)
  const harmful = hostile.map(({ file }) => dropped({ file, name: file.replace('hostile/', '') }))
  const named = hostileNames.map((name, nth) => textFile(name, `the ${nth}. name that misleads\n`))
  const files = firstOfEqual([...known.map(dropped), ...harmful, ...named], ({ bytes }) => sha256(bytes))
  const hashes = files.map(({ bytes }) => sha256(bytes)).toSorted()
  await openNewCase(page, 'evidence')

  await take(page, files)

  const originals = await originalsIn(page)
  expect(originals.map((one) => one.sha256).toSorted()).toEqual(hashes)
  expect(await storedRows(page)).toMatchObject({ broken: 0, orphans: 0, staging: 0, chainWhole: true })
  const byHash = new Map<string, Original>(originals.map((one) => [one.sha256, one]))
  for (const { file, type, media, problems } of known)
    expect({ file, ...byHash.get(sha256(bytesOf(file))) }).toMatchObject({ file, type, media, problems })

  await page.getByRole('link', { name: app.nav.sections.bundle }).click()
  await page.getByRole('button', { name: bundle.make.button, exact: true }).click({ timeout: 120_000 })
  await expect(page.getByText(bundle.result.title)).toBeVisible({ timeout: 240_000 })
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: bundle.result.save }).click(),
  ])
  const path = info.outputPath('everything.pdf')
  await download.saveAs(path)

  const missing = (['qpdf', 'pdfdetach'] as const).filter((name) => !hasJudge(name))
  test.skip(missing.length > 0, missing.map(noJudge).join('; '))
  expect(judged('qpdf', ['--check', path])).toMatchObject({ status: 0 })
  const folder = info.outputPath('attached')
  mkdirSync(folder, { recursive: true })
  judged('pdfdetach', ['-saveall', '-o', folder, path])
  expect(
    readdirSync(folder)
      .map((name) => sha256(readFileSync(join(folder, name))))
      .toSorted(),
  ).toEqual(hashes)
})
