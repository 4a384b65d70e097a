import { packPorts } from './a-pack.ts'

interface Found {
  readonly kind: string
  readonly at: string
}
export interface Checked {
  readonly problems: readonly Found[]
  readonly matching: number
  readonly listed: number
  readonly stamp?: boolean
  readonly custody?: { readonly shown: number; readonly withheld: number }
}
interface VerifyCore {
  readonly checkPack: (files: ReadonlyMap<string, Blob>) => Promise<Checked>
  readonly custodyCheck: () => {
    readonly take: (line: string) => void
    readonly state: {
      readonly seq: number
      readonly hash: string
      readonly root: string
      readonly problem?: Found
    }
  }
  readonly hashText: (text: string) => string
}

/** The script of verify.html as a browser runs it, without its screen. */
// oxlint-disable-next-line no-new-func, no-implied-eval -- the page's own script, which is no module
export const verifyCore = new Function(
  `${packPorts.verifyPage.core}\nreturn { checkPack, custodyCheck, hashText }`,
)() as VerifyCore
