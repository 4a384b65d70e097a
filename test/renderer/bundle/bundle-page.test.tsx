import { act, cleanup, screen } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { BundlePage, useUnsavedBundleWarning } from '../../../renderer/features/bundle/index.ts'
import { firstChoices, optionsFrom } from '../../../renderer/features/bundle/bundle-choices.ts'
import { bundleStore, changeMade, choose } from '../../../renderer/features/bundle/bundle-store.ts'
import type { FinishedBundle } from '../../../renderer/services.tsx'
import { asCaseId, asInstant } from '../../../shared/core/ids.ts'
import { put } from '../../../shared/core/journal/operation.ts'
import { zhCN } from '../../../shared/messages/zh-CN/zh-CN.ts'
import { aCase, caseId } from '../../builders/a-case.ts'
import { aBundleRecord } from '../../builders/a-bundle-record.ts'
import { anExhibit, someSha256 } from '../../builders/an-exhibit.ts'
import { renderPage } from '../app/render-page.tsx'
import { someServices } from '../app/some-services.ts'

const words = zhCN.bundle
const never = () => new Promise<never>(() => undefined)

/** The bundle page of a case with one exhibit, as wide as the program: with its warning before the tab closes. */
async function shown() {
  const services = await someServices({
    bundles: { plan: never, make: never, reopen: never, discard: () => undefined },
  })
  const exhibit = anExhibit()
  await services.door.commit({
    label: 'case-created',
    ops: [put('case', aCase()), put('exhibit', exhibit)],
  })
  const { head } = await services.door.history()
  const Page = () => {
    useUnsavedBundleWarning()
    return <BundlePage caseId={caseId} />
  }
  renderPage(services, <Page />)
  await screen.findByText(words.description)
  const options = optionsFrom(firstChoices('zh-CN'), aCase().title, [exhibit])
  const finished: FinishedBundle = {
    files: [{ file: new Blob(['%PDF-1.7']), fileName: '证据册.pdf', sha256: someSha256('b') }],
    plan: {
      madeAt: asInstant('2024-09-30T23:59:00.000Z'),
      title: aCase().title,
      fileName: '证据册.pdf',
      sections: [],
      exhibits: [],
      pageCount: 7,
      attachments: [],
      files: [],
      expectedBytes: 8,
      missingCharacters: [],
      record: aBundleRecord(),
    },
    verification: [{ check: 'pages', compared: 7 }],
    head: head.hash,
    madeAt: asInstant('2024-10-01T02:00:00.000Z'),
  }
  const showMade = () =>
    act(() =>
      bundleStore.setState({
        making: {
          phase: 'made',
          caseId,
          bundle: finished,
          options,
          heads: [head.hash],
          saved: undefined,
          saving: undefined,
          failure: undefined,
        },
      }),
    )
  return { finished, showMade }
}
const isClosingAskedAbout = () => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }))

afterEach(() => {
  cleanup()
  bundleStore.setState({ making: { phase: 'idle' } })
})

// the first page drawn in jsdom takes long on a busy machine
describe('the page of a made bundle', { timeout: 60_000 }, () => {
  it('warns once something else is chosen', async () => {
    const { showMade } = await shown()
    showMade()
    expect(screen.queryByText(words.result.title)).not.toBeNull()
    expect(screen.queryByText(words.result.outdated)).toBeNull()

    act(() => choose(bundleStore, caseId, 'zh-CN', { attachOriginals: false }))
    expect(screen.queryByText(words.result.outdated)).not.toBeNull()

    act(() => choose(bundleStore, caseId, 'zh-CN', { attachOriginals: true }))
    expect(screen.queryByText(words.result.outdated)).toBeNull()
  })

  it('asks before the tab is closed until the file was handed over, and claims no more than that', async () => {
    const { showMade, finished } = await shown()
    expect(isClosingAskedAbout()).toBe(false)
    showMade()
    expect(isClosingAskedAbout()).toBe(true)

    act(() => changeMade(bundleStore, finished, { saved: { name: '证据册.pdf' } }))

    expect(isClosingAskedAbout()).toBe(false)
    expect(screen.queryByText(words.result.handedOver('证据册.pdf'))).not.toBeNull()
  })
})

describe('the bundle page while the bundle of another case is made', () => {
  it('says so, and offers no button that cannot be pressed', async () => {
    await shown()
    const other = asCaseId('another-case')
    act(() =>
      bundleStore.setState({
        making: { phase: 'making', caseId: other, progress: undefined, cancel: () => undefined },
      }),
    )

    expect(screen.queryByText(words.make.otherCase)).not.toBeNull()
    expect(screen.getByText(words.make.toOtherCase).closest('a')?.getAttribute('href')).toBe(
      '#/case/another-case/bundle',
    )
    expect(screen.queryByText(words.make.button)).toBeNull()
    expect(screen.queryByText(words.plan.working)).toBeNull()
  })
})
