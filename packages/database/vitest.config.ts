import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    name: '@lectern/database',
    globalSetup: ['./src/testing/global-setup.ts'],
    testTimeout: 30_000,
    expect: { poll: { timeout: 10_000 } },
  },
})
