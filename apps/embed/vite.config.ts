import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  base: '/embed/',
  resolve: {
    // @lectern/ui is written against React's types; here Preact renders it.
    alias: { 'react/jsx-runtime': fileURLToPath(import.meta.resolve('preact/jsx-runtime')) },
  },
  build: {
    manifest: 'manifest.json',
    // Old Chromebooks and iPads that districts still hand out.
    target: ['chrome111', 'safari16.4', 'firefox115'],
    rolldownOptions: {
      input: ['src/client.tsx', 'src/teams/teams-window.ts'],
      // The page of a window calls what its script exports.
      preserveEntrySignatures: 'allow-extension',
    },
  },
  test: { name: '@lectern/embed', environment: 'jsdom', testTimeout: 30_000 },
})
