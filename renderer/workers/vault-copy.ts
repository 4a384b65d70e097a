import { vaultAddress } from '#shared/ipc/vault-address.ts'
import { type SecondCopy, servedCopy } from '../data/second-copy.ts'

/** The second copy as the desktop program serves it, for the page and every worker. In a browser nothing answers there. */
export const vaultCopy: SecondCopy = servedCopy(
  (sha256) => new URL(`${vaultAddress}${sha256}`, globalThis.location.origin).href,
)
