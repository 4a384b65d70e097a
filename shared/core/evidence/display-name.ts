/**
 * Characters that change how a name looks without being seen: C0 and C1 controls, bidirectional controls,
 * zero-width signs, separators, byte order mark.
 */
const unseen = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu
const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** A file name made safe to look at: what cannot be seen is spelt out as `‹U+202E›`. The stored name is not changed. */
export const displayName = (name: string): string =>
  name
    .replace(
      unseen,
      (sign) => `‹U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}›`,
    )
    .replace(loneSurrogate, '\ufffd')

/** Device names that Windows will not take as a file name, with or without an extension. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

/**
 * A name that every file system takes: no path, no control or reserved signs, at most `maxBytes` of UTF-8, the
 * extension kept. Never empty.
 */
export function safeFileName(name: string, maxBytes = 120): string {
  const clean = name
    .replace(unseen, '')
    .replace(loneSurrogate, '_')
    .replace(/[<>:"/\\|?*]/g, '_')
    .replace(/\.{2,}/g, '.')
    .replace(/^[.\s]+|[.\s]+$/g, '')
  const named = clean === '' || reserved.test(clean) ? `_${clean}` : clean
  const dot = named.lastIndexOf('.')
  const extension = dot > 0 && named.length - dot <= 12 ? named.slice(dot) : ''
  const stem = Array.from(named.slice(0, named.length - extension.length))
  while (utf8Length(stem.join('') + extension) > maxBytes && stem.length > 1) stem.pop()
  return stem.join('') + extension
}

const utf8Length = (text: string): number =>
  Array.from(text).reduce((sum, sign) => {
    const point = sign.codePointAt(0) ?? 0
    return sum + (point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4)
  }, 0)
