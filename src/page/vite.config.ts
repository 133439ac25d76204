import { defineConfig } from 'vite'
import { compressed } from './compressed.ts'

export default defineConfig({
  root: import.meta.dirname,
  base: '/page/',
  plugins: [compressed],
  esbuild: { jsx: 'automatic', jsxImportSource: 'preact' },
  build: {
    outDir: '../../dist/page',
    emptyOutDir: true,
    assetsDir: '',
    // A data: URL would need a wider Content-Security-Policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2022',
    chunkSizeWarningLimit: 1000,
  },
})
