import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 20_000,
    hookTimeout: 240_000,
    coverage: {
      include: ['src/**', 'cds-services/**/*.ts'],
      exclude: ['src/server.ts'],
      reporter: ['text-summary', 'html'],
    },
  },
})
