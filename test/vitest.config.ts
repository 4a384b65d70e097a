import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  root: at('..'),
  test: {
    pool: 'threads',
    reporters: ['default'],
    coverage: {
      provider: 'v8',
      include: ['shared/**', 'electron/**', 'renderer/data/**'],
      reportsDirectory: at('../out/coverage'),
    },
    projects: [
      {
        test: {
          name: 'node',
          environment: 'node',
          include: [
            'test/{core,bundle,handover,ipc,electron,messages,office,reference,vault,torture,contracts}/**/*.test.ts',
            'test/*.test.ts',
          ],
          // an un-mocked `import 'electron'` would start a download: fail at once instead
          alias: { electron: at('./electron/electron-stub.ts') },
          testTimeout: 30_000,
        },
      },
      {
        plugins: [react()],
        test: {
          name: 'renderer',
          environment: 'jsdom',
          // what a store tells its watchers comes when the machine has time
          expect: { poll: { timeout: 15_000 } },
          include: ['test/renderer/**/*.test.{ts,tsx}'],
          setupFiles: [at('./renderer/setup.ts')],
          testTimeout: 30_000,
        },
      },
    ],
  },
})
