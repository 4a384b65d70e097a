import { describe, expect, it } from 'vitest'
import { planBundle } from '#shared/bundle/plan-bundle.ts'
import { aBundleInput, withBytes } from '../../builders/a-bundle-input.ts'
import { enginePorts } from '../../builders/engine-ports.ts'
import { laidOut, textOf } from '../../builders/laid-out.ts'
import { quietRun } from '../../builders/written-pdf.ts'

const markdown = `# 投诉经过

第一段，说明
情况。

Second title
---

- 电话一次
  - 没人接
1. 申请退款

> 客服：不予退款。

| 日期 | 金额 |
| --- | ---: |
| 9 月 | 120 |

\`\`\`
# not a title
\`\`\`
`
const note = { name: 'note.md', type: 'text/markdown', media: 'text' } as const
const log = { name: 'log.txt', type: 'text/plain', media: 'text' } as const

describe('a Markdown file', () => {
  it('is laid out by its headings, lists, tables and quotes, and loses no word', async () => {
    const { pages } = await laidOut(aBundleInput({ exhibits: [withBytes(markdown, { original: note })] }))
    const ops = pages.flatMap((page) => page.ops).flatMap((op) => (op.op === 'text' ? [op] : []))
    const tagOf = (text: string) => ops.find(({ line }) => line.text === text)?.role?.tag

    expect(tagOf('投诉经过')).toBe('H2')
    expect(tagOf('Second title')).toBe('H2')
    expect(tagOf('• 电话一次')).toBe('P')
    expect(tagOf('1. 申请退款')).toBe('P')
    expect(tagOf('客服：不予退款。')).toBe('P')
    expect(tagOf('120')).toBe('TD')
    expect(tagOf('# not a title')).toBe('P')
    const inward = (text: string) => ops.find(({ line }) => line.text === text)?.at.x ?? 0
    expect(inward('• 没人接')).toBeGreaterThan(inward('• 电话一次'))
    expect(pages.map(textOf).join('\n')).not.toContain('---')
  })
})

describe('the plan', () => {
  it('says which exhibit is longer than its pages', async () => {
    const long = Array.from({ length: 3000 }, (_, line) => `line ${line}\n`).join('')
    const exhibits = [
      withBytes('short\n', { id: 'short', original: log }),
      withBytes(long, { id: 'long', original: log }),
      withBytes(`# title\n\n${long}`, { id: 'long note', original: note }),
    ]

    const plan = await planBundle(aBundleInput({ exhibits }), await enginePorts(), quietRun)

    expect(plan.ok && plan.value.exhibits.map(({ remarks }) => remarks)).toEqual([
      undefined,
      ['shortened'],
      ['shortened'],
    ])
  }, 30_000)
})
