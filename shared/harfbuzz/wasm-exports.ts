/** What a HarfBuzz build offers: its memory and C functions over 32-bit numbers. */
export interface WasmExports {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number }
  readonly call: (name: string, ...args: readonly number[]) => number
}

type Imports = Readonly<Record<string, Readonly<Record<string, (...args: readonly number[]) => number>>>>
/** Compiled code; nothing is to be done with it but to start it. */
type WasmModule = object
interface WebAssemblyApi {
  readonly compile: (bytes: Uint8Array) => Promise<WasmModule>
  readonly Instance: new (
    module: WasmModule,
    imports: Imports,
  ) => { readonly exports: Readonly<Record<string, unknown>> }
}

/** 64 KiB, the unit in which WebAssembly memory grows. */
const wasmPage = 65_536

/**
 * A HarfBuzz build without its JavaScript glue, which would want to fetch or read the file by itself. What it gives starts
 * the build, with memory of its own, which never shrinks: to give it back, forget it.
 */
export async function compiledWasm(bytes: Uint8Array): Promise<() => WasmExports> {
  // no library of ours declares WebAssembly in all of Node, page and worker; every runtime has it
  const { WebAssembly } = globalThis as unknown as { readonly WebAssembly: WebAssemblyApi }
  const module = await WebAssembly.compile(bytes)
  return () => started((imports) => new WebAssembly.Instance(module, imports).exports)
}

/** The builds use no system: the five imports are a way to end, a timer that is never set, and growing memory. */
function started(instantiate: (imports: Imports) => Readonly<Record<string, unknown>>): WasmExports {
  let memory: WasmExports['memory'] | undefined
  const abort = () => {
    throw new Error('HarfBuzz gave up')
  }
  const exports = instantiate({
    wasi_snapshot_preview1: { proc_exit: abort },
    env: {
      _abort_js: abort,
      _emscripten_runtime_keepalive_clear: () => 0,
      _setitimer_js: () => 0,
      emscripten_resize_heap: (wanted = 0) => {
        if (!memory) return 0
        const missing = (wanted >>> 0) - memory.buffer.byteLength
        memory.grow(Math.ceil(Math.max(missing, memory.buffer.byteLength / 5) / wasmPage))
        return 1
      },
    },
  })
  memory = exports['memory'] as WasmExports['memory']
  const call = (name: string, ...args: readonly number[]): number => {
    const named = exports[name]
    if (typeof named !== 'function') throw new Error(`HarfBuzz has no ${name}`)
    return (named as (...args: readonly number[]) => number)(...args)
  }
  call('_initialize' in exports ? '_initialize' : '__wasm_call_ctors')
  return { memory, call }
}

/** Room in the build's memory; the caller frees it. */
export function roomFor(wasm: WasmExports, length: number): number {
  const at = wasm.call('malloc', length)
  if (at === 0) throw new Error('HarfBuzz is out of memory')
  return at
}

/** Copies bytes into the build's memory; the caller frees them there. */
export function place(wasm: WasmExports, bytes: Uint8Array): number {
  const at = roomFor(wasm, bytes.length)
  new Uint8Array(wasm.memory.buffer).set(bytes, at)
  return at
}

/** An OpenType tag or an ISO 15924 script as HarfBuzz passes them: four letters in one number. */
export const tagOf = (name: string): number =>
  [0, 1, 2, 3].reduce((tag, index) => (tag << 8) | name.charCodeAt(index), 0)
