import { join } from 'node:path'
import { defineConfig } from 'vite'
import { compressed } from '../compressed.ts'

const root = import.meta.dirname

/** The pages that are open to all, apart from the one that plays a HIS: that one is off where others can reach the service. */
export default defineConfig({
  root,
  base: '/public/',
  plugins: [compressed],
  esbuild: { jsx: 'automatic', jsxImportSource: 'preact' },
  build: {
    outDir: '../../../dist/public',
    emptyOutDir: true,
    assetsDir: '',
    // A data: URL would need a wider Content-Security-Policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2022',
    rollupOptions: { input: ['programmes.html', 'explained.html', 'write.html'].map((name) => join(root, name)) },
  },
})
