import { join } from 'node:path'
import { defineConfig } from 'vite'

/** The page of a worklist: one script and one style, which a screening writes into its one file. */
export default defineConfig({
  root: import.meta.dirname,
  esbuild: { jsx: 'automatic', jsxImportSource: 'preact' },
  build: {
    outDir: '../../../dist/worklist',
    emptyOutDir: true,
    target: 'es2022',
    lib: {
      entry: join(import.meta.dirname, 'main.tsx'),
      formats: ['iife'],
      name: 'worklist',
      fileName: () => 'worklist.js',
      cssFileName: 'worklist',
    },
  },
})
