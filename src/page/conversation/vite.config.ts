import { join } from 'node:path'
import { defineConfig } from 'vite'
import { compressed } from '../compressed.ts'

const root = import.meta.dirname

/** The pages of the conversation, apart from those for everyone: what they show is about one person. */
export default defineConfig({
  root,
  base: '/conversation/files/',
  plugins: [compressed],
  esbuild: { jsx: 'automatic', jsxImportSource: 'preact' },
  build: {
    outDir: '../../../dist/conversation',
    emptyOutDir: true,
    assetsDir: '',
    // A data: URL would need a wider Content-Security-Policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2022',
    rollupOptions: { input: ['demo.html', 'launch.html', 'smart.html'].map((name) => join(root, name)) },
  },
})
