import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: { name: '@lectern/catalog', globalSetup: ['../database/src/testing/global-setup.ts'] },
})
