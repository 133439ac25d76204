import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 20_000,
    hookTimeout: 240_000,
    coverage: {
      include: ['src/**', 'cds-services/**/*.ts'],
      // What runs in a browser is exercised there, in test/page; its logic without a DOM is in src/page/model.
      exclude: ['src/server.ts', 'src/page/*.{ts,tsx}', 'src/page/!(model)/**'],
      reporter: ['text-summary', 'html'],
    },
  },
})
