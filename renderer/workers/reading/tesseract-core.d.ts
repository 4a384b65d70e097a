/** What is used of Tesseract's own JavaScript side (https://github.com/naptha/tesseract.js-core, javascript/). */
declare module 'tesseract.js-core/tesseract-core-simd-lstm.js' {
  export interface TessApi {
    /** 0 when the language data were read. `engine` 1: the neural network alone. */
    Init(folder: string | null, languages: string, engine: number): number
    SetVariable(name: string, value: string): boolean
    /** Takes `/input`. 0 when it is a picture. */
    SetImageFile(orientation: number, angle: number): number
    Recognize(monitor: null): number
    GetJSONText(): string
    Clear(): void
  }
  export interface TessModule {
    readonly FS: { writeFile(path: string, bytes: Uint8Array): void; unlink(path: string): void }
    readonly TessBaseAPI: new () => TessApi
  }
  export default function make(settings: {
    readonly wasmBinary: ArrayBuffer
    readonly print: () => void
    readonly printErr: () => void
    readonly TesseractProgress: (percent: number) => void
  }): Promise<TessModule>
}
