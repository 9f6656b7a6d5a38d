import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: { name: '@lectern/nudges', globalSetup: ['../database/src/testing/global-setup.ts'] },
})
