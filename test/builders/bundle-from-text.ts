import type { BundleInput } from '#shared/bundle/plan/bundle-input.ts'
import type { ByteSource } from '#shared/bundle/ports.ts'
import type { Exhibit, ExhibitKind, Original } from '#shared/core/evidence/exhibit.ts'
import type { EventKind } from '#shared/core/timeline/event.ts'
import { pdf } from '../fixtures/make/pdf.mjs'
import { longChat } from '../fixtures/make/picture.mjs'
import { png } from '../fixtures/make/png.mjs'
import { wav } from '../fixtures/make/sound.mjs'
import { aBundleInput, withBytes } from './a-bundle-input.ts'
import { anEvent } from './an-event.ts'

type Given = Parameters<typeof aBundleInput>[0]

/**
 * A case as text. Fields are two spaces apart. Lines that begin with a day are events (day, kind, text, file names);
 * the others are exhibits (file name, title, extent: `3 pages`, `1080x9000`, `2 seconds`, `5 lines`, `0 bytes`).
 */
export function bundleFromText(text: string, given: Given = {}): BundleInput {
  const rows = text
    .split('\n')
    .map((line) => line.trim().split(/\s{2,}/))
    .filter(([first = '']) => first !== '')
  const exhibits = rows
    .filter(([first = '']) => !/^\d{4}-/.test(first))
    .map(([name = '', title = '', extent = '']) => exhibitOf(name, title, extent))
  const events = rows
    .filter(([first = '']) => /^\d{4}-/.test(first))
    .map(([date = '', kind = 'other', words = '', files = ''], index) =>
      anEvent({
        id: `event-${index}`,
        date,
        kind: kind as EventKind,
        text: words,
        exhibitIds: files.split(/,\s*/).filter((file) => file !== ''),
      }),
    )
  return aBundleInput({ exhibits, events, ...given })
}

const forms: Readonly<Record<string, Pick<Original, 'type' | 'media'> & { readonly kind: ExhibitKind }>> = {
  pdf: { type: 'application/pdf', media: 'pdf', kind: 'contract' },
  png: { type: 'image/png', media: 'image', kind: 'chat' },
  wav: { type: 'audio/wav', media: 'audio', kind: 'call-recording' },
  txt: { type: 'text/plain', media: 'text', kind: 'operation-log' },
}

function exhibitOf(
  name: string,
  title: string,
  extent: string,
): { readonly exhibit: Exhibit; readonly source: ByteSource } {
  const { kind, ...form } = forms[name.split('.').at(-1) ?? ''] ?? {
    type: 'application/octet-stream',
    media: 'other' as const,
    kind: 'other' as const,
  }
  const problems = extent === '0 bytes' ? [{ kind: 'empty' as const }] : []
  return withBytes(bytesOf(extent, name), { id: name, title, kind, original: { name, ...form, problems } })
}

/** Bytes that are really of that extent; two exhibits are never the same bytes. */
function bytesOf(extent: string, name: string): Uint8Array | string {
  const [, first = '0', second, unit = ''] = /^(\d+)(?:x(\d+))?\s*(\w*)$/.exec(extent) ?? []
  if (second !== undefined) return png(longChat(Number(first), Number(second)), { colour: 0, depth: 1 })
  if (unit.startsWith('page')) {
    return pdf(Array.from({ length: Number(first) }, (_, page) => ({ text: `${name} page ${page + 1}` })))
  }
  if (unit.startsWith('second')) return wav(Number(first))
  return Array.from({ length: Number(first) }, (_, line) => `${name} line ${line + 1}\n`).join('')
}
