import { cleanup, screen } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { AnchorFacts } from '../../../renderer/features/bundle/anchor-facts.tsx'
import type { BundleRecord } from '../../../shared/core/evidence/bundle-record.ts'
import { asCaseId } from '../../../shared/core/ids.ts'
import { put } from '../../../shared/core/journal/operation.ts'
import { zhCN } from '../../../shared/messages/zh-CN/zh-CN.ts'
import { aCase, caseId } from '../../builders/a-case.ts'
import { sha256Of } from '../../builders/node-hash.ts'
import { renderPage } from '../app/render-page.tsx'
import { someServices } from '../app/some-services.ts'
import { aStore } from '../data/a-store.ts'

const { anchorFound, rootFound } = zhCN.handover.reopen
type Printed = Pick<BundleRecord, 'caseId' | 'head' | 'caseRoot'>

/** What is said of a bundle that was printed at row 3 of four, as `change` makes it. */
async function said(change: (printed: Required<Printed>) => Printed = (printed) => printed) {
  const { door, journal, databases } = await aStore()
  const services = await someServices({ journal })
  await door.commit({ label: 'case-created', ops: [put('case', aCase())] })
  await door.commit({ label: 'case-created', ops: [put('case', aCase({ id: asCaseId('other') }))] })
  await door.commit({ label: 'case-edited', ops: [put('case', aCase({ title: '改' }))] })
  const { head } = await door.history()
  const found = await journal.anchor({ hash: head.hash, caseId }, { aborted: false })
  if (!found.ok || found.value === 'cancelled') throw new Error('the journal is not as it should be')
  await door.commit({ label: 'case-edited', ops: [put('case', aCase({ title: '再改' }))] })
  const printed = { caseId, head: head.hash, caseRoot: found.value.caseRoot ?? '' }
  return {
    tamper: (seq: number) => databases.records.journal.update(seq, { body: '{"v":1}' }),
    show: () => renderPage(services, <AnchorFacts record={change(printed)} />),
  }
}
afterEach(cleanup)

// the first page drawn in jsdom takes long on a busy machine
describe('head and root that a bundle prints', { timeout: 60_000 }, () => {
  it('are confirmed where the journal up to there gives both', async () => {
    const { show } = await said()
    show()

    await screen.findByText(anchorFound.here('3', '4'))
    expect(screen.queryByText(rootFound.same)).not.toBeNull()
    expect(screen.queryByRole('alert')).toBeNull()
  })

  it.each<[string, (printed: Required<Printed>) => Printed]>([
    ['another root', (printed) => ({ ...printed, caseRoot: sha256Of('another') })],
    ['the root of another case', (printed) => ({ ...printed, caseId: 'other' })],
  ])('alarm where the file names %s', async (_, change) => {
    const { show } = await said(change)
    show()

    expect((await screen.findByRole('alert')).textContent).toBe(rootFound.differs)
    expect(screen.queryByText(rootFound.same)).toBeNull()
  })

  it('are told apart: an earlier program printed no root', async () => {
    const { show } = await said(({ head, caseId: id }) => ({ head, caseId: id }))
    show()

    await screen.findByText(anchorFound.here('3', '4'))
    expect(screen.queryByText(rootFound.none)).not.toBeNull()
  })

  it('are not compared where the head is not here', async () => {
    const { show } = await said((printed) => ({ ...printed, head: sha256Of('elsewhere') }))
    show()

    await screen.findByText(anchorFound.notHere)
    expect(screen.queryByText(rootFound.notCompared)).not.toBeNull()
  })

  it('are not confirmed by a journal that is broken', async () => {
    const { show, tamper } = await said()
    await tamper(2)
    show()

    await screen.findByText(anchorFound.broken('2'))
    expect(screen.queryByText(rootFound.notCompared)).not.toBeNull()
  })
})
