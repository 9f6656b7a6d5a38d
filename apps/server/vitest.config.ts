import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    name: '@lectern/server',
    globalSetup: ['../../packages/database/src/testing/global-setup.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
