import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { contentSecurityPolicy } from '../shared/ipc/content-security-policy.ts'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/**
 * What pdf.js reads beside a PDF, under `pdfjs/`: character maps for Chinese fonts that are not embedded, the standard
 * fonts, image decoders, a colour profile. Of the program's own address, so that nothing is ever fetched elsewhere.
 */
function pdfjsData(): Plugin {
  const home = at('../node_modules/pdfjs-dist/')
  const folders = ['cmaps', 'standard_fonts', 'wasm', 'iccs']
  // its script engine stays out: a PDF runs nothing here
  const files = folders.flatMap((folder) =>
    readdirSync(join(home, folder))
      .filter((file) => !file.startsWith('quickjs'))
      .map((file) => `${folder}/${file}`),
  )
  return {
    name: 'pdfjs-data',
    generateBundle() {
      for (const file of files)
        this.emitFile({ type: 'asset', fileName: `pdfjs/${file}`, source: readFileSync(join(home, file)) })
    },
    configureServer(server) {
      server.middlewares.use('/pdfjs', (request, response, next) => {
        const file = (request.url ?? '').slice(1).replace(/\?.*$/, '')
        if (!files.includes(file) || !existsSync(join(home, file))) return next()
        return createReadStream(join(home, file)).pipe(response)
      })
    },
  }
}

/** The renderer: the same files are loaded by Electron (app://bundle/) and by a browser (127.0.0.1). */
export default defineConfig({
  root: at('.'),
  base: './',
  publicDir: at('../assets/public'),
  plugins: [react(), pdfjsData()],
  worker: { format: 'es' },
  server: { port: 5173, strictPort: true, host: '127.0.0.1' },
  preview: {
    port: 4173,
    strictPort: true,
    host: '127.0.0.1',
    headers: { 'content-security-policy': contentSecurityPolicy, 'x-content-type-options': 'nosniff' },
  },
  build: {
    outDir: at('../out/renderer'),
    emptyOutDir: true,
    target: 'chrome140',
    sourcemap: true,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2500,
    rolldownOptions: {
      input: { index: at('./index.html'), 'media-sw': at('./workers/media.sw.ts') },
      // a service worker only governs what lies beside it, and its address must not change with its content
      output: {
        entryFileNames: (chunk) => (chunk.name === 'media-sw' ? 'media-sw.js' : 'assets/[name]-[hash].js'),
      },
    },
  },
})
