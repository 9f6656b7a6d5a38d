import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    name: '@lectern/server',
    globalSetup: ['../../packages/database/src/testing/global-setup.ts'],
    testTimeout: 30_000,
    // On a busy machine a second is not long: what a job does is waited for.
    expect: { poll: { timeout: 10_000 } },
    hookTimeout: 60_000,
  },
})
