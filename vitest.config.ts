import { defineConfig } from 'vitest/config'

/** One run for every package: one embedded PostgreSQL serves all suites, a database for each. */
export default defineConfig({
  test: {
    projects: ['packages/*', 'apps/*', 'test'],
    exclude: ['**/dist/**', '**/node_modules/**'],
  },
})
