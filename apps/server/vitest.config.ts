import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: { alias: { 'react/jsx-runtime': 'preact/jsx-runtime' } },
  test: {
    name: '@lectern/server',
    globalSetup: ['../../packages/database/src/testing/global-setup.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
