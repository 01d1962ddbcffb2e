// Builds the three pages of Nido, desk, tablet and the open one, and what the tablet holds to open without a network.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { precache } from './src/app/build/precache.ts'

const at = (path: string) => resolve(import.meta.dirname, path)

const release: string = JSON.parse(readFileSync(at('package.json'), 'utf8')).version

export default defineConfig({
  define: { __RELEASE__: JSON.stringify(release) },
  root: at('src/app'),
  publicDir: at('src/app/public'),
  plugins: [
    react(),
    precache({
      parts: { office: 'src/app/tablet-field.tsx' },
      page: 'tablet.html',
      worker: at('src/device/service-worker.ts'),
      also: ['icon.svg', 'tablet.webmanifest'],
    }),
  ],
  build: {
    outDir: at('dist'),
    emptyOutDir: true,
    target: 'chrome109',
    sourcemap: 'hidden',
    // the content policy allows no inline script, style or data address
    assetsInlineLimit: 0,
    modulePreload: {
      polyfill: false,
      // the tablet holds its own shell: to name each file before it is read costs it time and brings nothing
      resolveDependencies: (_, files, { hostId }) =>
        hostId.startsWith('assets/tablet-') ? files.filter((f) => f.endsWith('.css')) : files,
    },
    reportCompressedSize: false,
    rolldownOptions: {
      input: {
        desk: at('src/app/desk.html'),
        tablet: at('src/app/tablet.html'),
        open: at('src/app/open.html'),
      },
      output: {
        codeSplitting: {
          // what both pages need and releases seldom change, so that an update does not fetch it again
          groups: [{ name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ }],
        },
      },
    },
  },
})
