import { describe, expect, it } from 'vitest'
import { ContentStream } from '#shared/bundle/render/content-stream.ts'
import type { Colour } from '#shared/bundle/render/document-model.ts'

const black: Colour = [0, 0, 0]
const operators = (stream: ContentStream) => Buffer.from(stream.bytes()).toString('latin1').split('\n')

describe('the content of a page', () => {
  it('sets nothing again, and says how far a text is from the one before, over the cells of a row', () => {
    const stream = new ContentStream()
    stream.begin('/TD<</MCID 0>>BDC')
    stream.text({ x: 56, y: 738.655 }, 'F1', 9.5, black, '(a)Tj')
    stream.end()
    stream.begin('/TD<</MCID 1>>BDC')
    stream.text({ x: 144, y: 738.655 }, 'F1', 9.5, black, '(b)Tj')
    stream.text({ x: 144, y: 724.405 }, 'F2', 9.5, black, '(c)Tj')
    stream.end()

    expect(operators(stream)).toEqual([
      'BT',
      '/TD<</MCID 0>>BDC',
      '0 0 0 rg /F1 9.5 Tf 56 738.66 Td(a)Tj',
      'EMC',
      '/TD<</MCID 1>>BDC',
      '88 0 Td(b)Tj',
      '/F2 9.5 Tf 0 -14.25 Td(c)Tj',
      'EMC',
      'ET',
    ])
  })

  it('ends the text object around what cannot stand in one, inside of a mark as well', () => {
    const stream = new ContentStream()
    stream.begin('/P<</MCID 0>>BDC')
    stream.text({ x: 10, y: 20 }, 'F1', 9, black, '(a)Tj')
    stream.end()
    stream.begin('/Figure<</MCID 1>>BDC')
    stream.place('X7', [30, 0, 0, 40, 10, 20])
    stream.text({ x: 10, y: 10 }, 'F1', 9, black, '(b)Tj')
    stream.end()

    expect(operators(stream)).toEqual([
      'BT',
      '/P<</MCID 0>>BDC',
      '0 0 0 rg /F1 9 Tf 10 20 Td(a)Tj',
      'EMC',
      'ET',
      '/Figure<</MCID 1>>BDC',
      'q 30 0 0 40 10 20 cm /X7 Do Q',
      'BT',
      '10 10 Td(b)Tj',
      'ET',
      'EMC',
    ])
  })

  it('draws the rules of one kind at its end, each from where the one before began', () => {
    const stream = new ContentStream()
    stream.rule('/Artifact BMC', { x: 56, y: 700.5 }, { x: 540, y: 700.5 }, 0.45, black)
    stream.begin('/P<</MCID 0>>BDC')
    stream.text({ x: 10, y: 20 }, 'F1', 9, black, '(a)Tj')
    stream.end()
    stream.rule('/Artifact BMC', { x: 56, y: 650.25 }, { x: 540, y: 650.25 }, 0.45, black)

    expect(operators(stream).slice(5)).toEqual([
      '/Artifact BMC',
      'q',
      '0 0 0 RG 0.45 w 1 0 0 1 56 700.5 cm 0 0 m 484 0 l S',
      '1 0 0 1 0 -50.25 cm 0 0 m 484 0 l S',
      'Q',
      'EMC',
    ])
  })

  it('takes nothing that is not marked', () => {
    const stream = new ContentStream()

    expect(() => stream.place('X7', [1, 0, 0, 1, 0, 0])).toThrow('marked')
  })
})
