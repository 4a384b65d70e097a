import { vaultAddress } from '#shared/ipc/vault-address.ts'
import { chosenFolder } from '../data/chosen-folder.ts'
import { type SecondCopy, servedCopy } from '../data/second-copy.ts'
import { folderCopy, preparedHash } from './folder-copy.ts'

/** As the desktop program serves it. In a browser nothing answers there. */
export const servedVault: SecondCopy = servedCopy(
  (sha256) => new URL(`${vaultAddress}${sha256}`, globalThis.location.origin).href,
)

/** The second copy for the page and every worker: from the folder that was chosen in a browser, else from the desktop program. */
export const vaultCopy: SecondCopy = async (sha256, offset, length) => {
  // a browser that cannot say which folder it was has none to give from
  const folder = await chosenFolder.get().catch(() => undefined)
  if (!folder) return await servedVault(sha256, offset, length)
  return await fromFolder(sha256, offset, length)
}
const fromFolder = folderCopy({ folder: () => chosenFolder.get(), newHash: preparedHash })
