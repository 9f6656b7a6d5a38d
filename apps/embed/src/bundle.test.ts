// @vitest-environment node
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'
import { expect, test } from 'vitest'

/** JavaScript, compressed: what a launch loads must fit into a slow connection's first second, the rest comes when needed. */
const budget = { launch: 45 * 1024, all: 60 * 1024 }

test('a launch loads at most 45 KB of compressed JavaScript, the client has 60, and it carries no schema library', async () => {
  const built = await build({
    root: fileURLToPath(new URL('..', import.meta.url)),
    logLevel: 'error',
    build: { write: false },
  })
  if (!('output' in built)) throw new Error('One build has one output.')
  const scripts = built.output.flatMap((file) => (file.type === 'chunk' ? [file] : []))
  const sizeOf = (chunks: typeof scripts) =>
    chunks.reduce((sum, { code }) => sum + gzipSync(code).byteLength, 0)
  const launch = loadedBy(scripts.find(({ isEntry }) => isEntry)!)
  expect(sizeOf(launch)).toBeGreaterThan(5 * 1024)
  expect(sizeOf(launch)).toBeLessThan(budget.launch)
  expect(sizeOf(scripts)).toBeLessThan(budget.all)

  const modules = scripts.flatMap(({ moduleIds }) => moduleIds)
  expect(modules.filter((id) => /node_modules\/(zod|react)\//.test(id))).toEqual([])

  function loadedBy(chunk: (typeof scripts)[number], found = new Set<typeof chunk>()): typeof scripts {
    if (found.has(chunk)) return [...found]
    found.add(chunk)
    for (const name of chunk.imports)
      loadedBy(
        scripts.find(({ fileName }) => fileName === name)!,
        found,
      )
    return [...found]
  }
})
