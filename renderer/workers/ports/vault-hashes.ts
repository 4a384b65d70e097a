import { createSHA256 } from 'hash-wasm'
import type { StreamHash } from '#shared/vault/open-vault.ts'

/** SHA-256 for a vault: any number of hashes at once over one hasher, because making one takes a while. */
export async function vaultHashes() {
  const [whole, hasher] = await Promise.all([createSHA256(), createSHA256()])
  return {
    hashText: (text: string): string => whole.init().update(text).digest('hex'),
    newHash: (): StreamHash => {
      let state = hasher.init().save()
      return {
        update(bytes) {
          state = hasher.load(state).update(bytes).save()
        },
        hex: () => hasher.load(state).digest('hex'),
      }
    },
  }
}
