import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { firstRouteBudget } from './build/first-route-budget.ts'

export default defineConfig({
  base: '/console/',
  plugins: [react(), firstRouteBudget({ kilobytes: 180 })],
  build: {
    manifest: true,
    // Everything comes from our own origin as a file: the content security policy allows nothing inline.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  test: { name: '@lectern/console', environment: 'jsdom' },
})
