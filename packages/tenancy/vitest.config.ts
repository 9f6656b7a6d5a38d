import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    name: '@lectern/tenancy',
    globalSetup: ['../database/src/testing/global-setup.ts'],
    // Passwords are hashed and keys are made in earnest, which takes its time on a busy machine.
    testTimeout: 30_000,
  },
})
