import { formatInstant } from '#shared/messages/format.ts'
import { messagesOf } from '#shared/messages/messages.ts'
import type { PackInput } from './pack-input.ts'

/** As Windows' editors of all ages show it rightly: byte order mark, both line ends. */
export const plainTextFile = (text: string): string => `\ufeff${text.replaceAll('\n', '\r\n')}`

const powerShell =
  'Get-Content SHA256SUMS | % { $h, $n = $_ -split \'  \', 2; if ((Get-FileHash -Algorithm SHA256 -LiteralPath $n).Hash -eq $h) { "OK       $n" } else { "CHANGED  $n" } }'

/** How to check the pack with what every system has. */
export function verifyText(input: PackInput, anExhibit: string): string {
  const { verify } = messagesOf(input.language).pack
  const madeAt = `${formatInstant(input.madeAt, input.zone)} (${input.zone})`
  const lines = [
    verify.title,
    '',
    verify.intro(input.case.title, madeAt, input.producer),
    '',
    verify.page,
    '',
    verify.linux,
    '       sha256sum -c SHA256SUMS',
    verify.mac,
    '       shasum -a 256 -c SHA256SUMS',
    verify.windows,
    `       ${powerShell}`,
    verify.one,
    `       certutil -hashfile ${anExhibit.replaceAll('/', '\\')} SHA256`,
    '',
    verify.log,
    '',
    verify.anchor,
    '',
    verify.stamp,
    `       curl -H "Content-Type: application/timestamp-query" --data-binary @SHA256SUMS.tsq ${verify.authority} > SHA256SUMS.tsr`,
    '       openssl ts -verify -data SHA256SUMS -in SHA256SUMS.tsr -CAfile authority.pem',
    '',
    verify.limits,
    '',
  ]
  return plainTextFile(lines.join('\n'))
}
