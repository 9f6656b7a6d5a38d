import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: { name: '@lectern/tenancy', globalSetup: ['../database/src/testing/global-setup.ts'] },
})
