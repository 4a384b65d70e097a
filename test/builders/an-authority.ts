import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openssl } from '../bundle/security/test-keys.ts'

export const authority = 'Recourse Test Authority'
const config = `
[ tsa ]
default_tsa = one
[ one ]
dir = .
serial = ./serial
crypto_device = builtin
signer_cert = ./tsa.pem
certs = ./ca.pem
signer_key = ./tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256, sha512
accuracy = secs:1
ordering = yes
tsa_name = yes
ess_cert_id_chain = no
[ ext ]
extendedKeyUsage = critical,timeStamping
[ req ]
distinguished_name = dn
[ dn ]
`

/** An authority for tests only: a root and a certificate for time stamps, made by openssl in a folder. */
export function anAuthority() {
  const folder = mkdtempSync(join(tmpdir(), 'recourse-tsa-'))
  const run = (...args: readonly string[]) => openssl(folder, ...args)
  writeFileSync(join(folder, 'tsa.cnf'), config)
  writeFileSync(join(folder, 'serial'), '2a\n')
  const key = ['-newkey', 'rsa:2048', '-nodes', '-config', 'tsa.cnf']
  run(
    'req',
    '-x509',
    ...key,
    '-keyout',
    'ca.key',
    '-out',
    'ca.pem',
    '-subj',
    '/CN=Recourse Test Root',
    '-days',
    '30',
  )
  run('req', ...key, '-keyout', 'tsa.key', '-out', 'tsa.csr', '-subj', `/O=Tests/CN=${authority}`)
  run(
    'x509',
    '-req',
    '-in',
    'tsa.csr',
    '-CA',
    'ca.pem',
    '-CAkey',
    'ca.key',
    '-set_serial',
    '7',
    '-days',
    '30',
    '-extfile',
    'tsa.cnf',
    '-extensions',
    'ext',
    '-out',
    'tsa.pem',
  )
  return {
    folder,
    run,
    /** What it answers to a request; `name` is that of the files. */
    answerTo: (request: Uint8Array, name: string): Uint8Array => {
      writeFileSync(join(folder, `${name}.tsq`), request)
      const files = ['-queryfile', `${name}.tsq`, '-out', `${name}.tsr`]
      run('ts', '-reply', '-config', 'tsa.cnf', '-section', 'one', ...files)
      return new Uint8Array(readFileSync(join(folder, `${name}.tsr`)))
    },
    write: (name: string, bytes: Uint8Array | string) => writeFileSync(join(folder, name), bytes),
    read: (name: string) => new Uint8Array(readFileSync(join(folder, name))),
  }
}
