// @vitest-environment node
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'
import { expect, test } from 'vitest'

/** JavaScript, compressed: what a launch loads must fit into a slow connection's first second, the rest comes when needed. */
const budget = { launch: 45 * 1024, client: 60 * 1024, tab: 90 * 1024 }

test('a launch loads at most 45 KB of compressed JavaScript, the client has 60, a tab in Teams 90 with its style, and none a schema library', async () => {
  const [built, forTeams] = [await builtBy('vite.config.ts'), await builtBy('vite.teams.config.ts')]
  const scripts = scriptsOf(built)
  const sizeOf = (chunks: typeof scripts) =>
    chunks.reduce((sum, { code }) => sum + gzipSync(code).byteLength, 0)
  const launch = loadedBy(entryOf('client.tsx'))
  expect(sizeOf(launch)).toBeGreaterThan(5 * 1024)
  expect(sizeOf(launch)).toBeLessThan(budget.launch)
  const asked = loadedBy(scripts.find(({ name }) => name === 'asked-page')!)
  expect(sizeOf([...new Set([...launch, ...asked])])).toBeLessThan(budget.client)
  const teamsHost = scriptsOf(forTeams)
  expect(teamsHost).toHaveLength(1)
  const styles = built.output.flatMap((file) =>
    file.type === 'asset' && file.fileName.endsWith('.css') ? [gzipSync(file.source).byteLength] : [],
  )
  expect(styles).toHaveLength(1)
  expect(sizeOf([...launch, ...teamsHost]) + styles[0]!).toBeLessThan(budget.tab)
  expect([...launch].flatMap(({ moduleIds }) => moduleIds).join()).not.toContain('teams-js')

  const modules = [...scripts, ...teamsHost].flatMap(({ moduleIds }) => moduleIds)
  expect(modules.filter((id) => /node_modules\/(zod|react)\//.test(id))).toEqual([])

  function entryOf(file: string): (typeof scripts)[number] {
    return scripts.find(({ isEntry, facadeModuleId }) => isEntry && facadeModuleId?.endsWith(`/${file}`))!
  }

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

async function builtBy(configFile: string) {
  const root = fileURLToPath(new URL('..', import.meta.url))
  const built = await build({
    root,
    configFile: `${root}${configFile}`,
    logLevel: 'error',
    build: { write: false },
  })
  if (!('output' in built)) throw new Error('One build has one output.')
  return built
}

const scriptsOf = ({ output }: Awaited<ReturnType<typeof builtBy>>) =>
  output.flatMap((file) => (file.type === 'chunk' ? [file] : []))
