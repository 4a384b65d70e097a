import type { NewHash } from '#shared/bundle/ports.ts'
import { type Locale, locales, messagesOf } from '#shared/messages/messages.ts'
import { utf8 } from '../entry.ts'

/** The page's own files as they lie beside this one. Read by whoever makes packs: nothing here reads files. */
export interface VerifyPageParts {
  readonly core: string
  readonly screen: string
  readonly style: string
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

/** One file that checks a pack in any browser: no network, no other file, nothing but its own script may run. */
export function verifyPage(language: Locale, parts: VerifyPageParts, newHash: NewHash): string {
  const script = `${parts.core}\n${parts.screen}`
  const words = Object.fromEntries(
    locales.map((locale) => {
      const text = messagesOf(locale)
      return [locale, { ...text.packCheck, labels: text.vocabulary.history }]
    }),
  )
  const first = messagesOf(language).packCheck
  const policy = [
    "default-src 'none'",
    `script-src '${sourceHash(script, newHash)}'`,
    `style-src '${sourceHash(parts.style, newHash)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
  const buttons = locales.map(
    (locale) =>
      `<button type="button" lang="${locale}" data-language="${locale}" aria-pressed="${locale === language}">${messagesOf(locale).app.language.names[locale]}</button>`,
  )
  return [
    '<!doctype html>',
    `<html lang="${language}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${escaped(first.title)}</title>`,
    `<style>${parts.style}</style>`,
    '</head>',
    '<body>',
    '<main>',
    `<header><h1 data-word="title">${escaped(first.title)}</h1><nav>${buttons.join('')}</nav></header>`,
    `<p data-word="intro">${escaped(first.intro)}</p>`,
    '<div class="drop">',
    `<p data-word="drop">${escaped(first.drop)}</p>`,
    `<label class="choose"><span data-word="choose">${escaped(first.choose)}</span><input type="file" id="folder" webkitdirectory multiple></label>`,
    '</div>',
    '<progress id="progress" hidden></progress>',
    '<div id="report" role="status"></div>',
    '</main>',
    // "<" is spelt out so that no text can end the element
    `<script type="application/json" id="words">${JSON.stringify(words).replaceAll('<', '\\u003c')}</script>`,
    `<script>${script}</script>`,
    '</body>',
    '</html>',
    '',
  ].join('\n')
}

/** As a content security policy names an inline script: `sha256-` and base64. */
function sourceHash(text: string, newHash: NewHash): string {
  const hash = newHash()
  hash.update(utf8(text))
  return `sha256-${base64Of(hash.hex())}`
}

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** Hexadecimal as base64; three bytes are six digits here and four there. */
export function base64Of(hex: string): string {
  let text = ''
  for (let at = 0; at < hex.length; at += 6) {
    const part = hex.slice(at, at + 6)
    const value = Number.parseInt(part.padEnd(6, '0'), 16)
    const signs = [18, 12, 6, 0].map((shift) => digits[(value >> shift) & 63] ?? '')
    text +=
      part.length === 6
        ? signs.join('')
        : signs
            .slice(0, part.length / 2 + 1)
            .join('')
            .padEnd(4, '=')
  }
  return text
}
