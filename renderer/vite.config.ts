import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { contentSecurityPolicy } from '../shared/ipc/content-security-policy.ts'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** The renderer: the same files are loaded by Electron (app://bundle/) and by a browser (127.0.0.1). */
export default defineConfig({
  root: at('.'),
  base: './',
  publicDir: at('../assets/public'),
  plugins: [react()],
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
