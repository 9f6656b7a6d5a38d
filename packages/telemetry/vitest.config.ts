import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    name: '@lectern/telemetry',
    globalSetup: ['../database/src/testing/global-setup.ts'],
    testTimeout: 30_000,
    // A rollup waits for every transaction on the server, those of other suites as well.
    expect: { poll: { timeout: 20_000 } },
  },
})
