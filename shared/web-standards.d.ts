/**
 * The few web standards that every runtime of ours has (Node, Chromium, workers) and that `lib: ES2024` does not declare.
 * Only the `shared` project reads this file; the others get the same names from their own libraries.
 */
declare class TextEncoder {
  encode(text?: string): Uint8Array<ArrayBuffer>
}
declare class TextDecoder {
  constructor(label?: string, options?: { readonly fatal?: boolean; readonly ignoreBOM?: boolean })
  decode(bytes?: Uint8Array, options?: { readonly stream?: boolean }): string
}
