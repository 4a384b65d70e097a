import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/**
 * Main and preload, one build each: `vite build -c electron/vite.config.ts --mode main|preload`. Main is an ES module;
 * a sandboxed preload can only be one CommonJS file.
 */
export default defineConfig(({ mode }) => {
  const isMain = mode === 'main'
  return {
    root: at('..'),
    publicDir: false,
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir: at(isMain ? '../out/main' : '../out/preload'),
      emptyOutDir: true,
      target: 'node24',
      sourcemap: true,
      minify: false,
      rolldownOptions: {
        input: at(isMain ? './main.ts' : './preload.ts'),
        external: ['electron'],
        output: isMain
          ? { format: 'es', entryFileNames: 'main.mjs' }
          : { format: 'cjs', entryFileNames: 'preload.cjs', codeSplitting: false },
      },
    },
  }
})
