import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    name: '@lectern/test',
    globalSetup: ['../packages/database/src/testing/global-setup.ts'],
    testTimeout: 60_000,
    // On a busy machine a second is not long.
    expect: { poll: { timeout: 10_000 } },
    hookTimeout: 120_000,
  },
})
