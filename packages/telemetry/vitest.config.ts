import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: { name: '@lectern/telemetry', globalSetup: ['../database/src/testing/global-setup.ts'] },
})
