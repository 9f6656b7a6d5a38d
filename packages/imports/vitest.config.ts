import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: { name: '@lectern/imports', globalSetup: ['../database/src/testing/global-setup.ts'] },
})
