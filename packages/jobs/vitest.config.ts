import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    name: '@lectern/jobs',
    globalSetup: ['@lectern/database/testing/global-setup'],
    testTimeout: 20_000,
    expect: { poll: { timeout: 10_000 } },
  },
})
