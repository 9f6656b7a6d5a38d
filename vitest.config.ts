import { defineConfig } from 'vitest/config'

/** One run for every package: one embedded PostgreSQL serves all suites, a database for each. */
export default defineConfig({
  test: {
    // Left to itself, Vitest leaves a processor idle; most of our tests wait for a database or a browser.
    maxWorkers: '100%',
    projects: ['packages/*', 'apps/*', 'test'],
    exclude: ['**/dist/**', '**/node_modules/**'],
  },
})
