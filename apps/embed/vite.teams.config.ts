import { defineConfig } from 'vite'

/** What a tab in Teams begins with, as one script that its document carries: it waits for no second request. */
export default defineConfig({
  build: {
    emptyOutDir: false,
    target: ['chrome111', 'safari16.4', 'firefox115'],
    rolldownOptions: {
      input: 'src/teams/teams-host.ts',
      output: { format: 'iife', entryFileNames: 'teams-host.js' },
    },
  },
})
