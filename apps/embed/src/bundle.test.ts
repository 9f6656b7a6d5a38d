// @vitest-environment node
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'
import { expect, test } from 'vitest'

/** All JavaScript of the page, compressed; a whole launch must fit into a slow connection's first second. */
const budget = 45 * 1024

test('the client stays within 45 KB of compressed JavaScript and carries no schema library', async () => {
  const built = await build({
    root: fileURLToPath(new URL('..', import.meta.url)),
    logLevel: 'error',
    build: { write: false },
  })
  if (!('output' in built)) throw new Error('One build has one output.')
  const scripts = built.output.flatMap((file) => (file.type === 'chunk' ? [file] : []))
  const size = scripts.reduce((sum, { code }) => sum + gzipSync(code).byteLength, 0)
  expect(size).toBeGreaterThan(5 * 1024)
  expect(size).toBeLessThan(budget)
  const modules = scripts.flatMap(({ moduleIds }) => moduleIds)
  expect(modules.filter((id) => /node_modules\/(zod|react)\//.test(id))).toEqual([])
})
