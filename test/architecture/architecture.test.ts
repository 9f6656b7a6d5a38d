import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readPackages, root, type Package, type SourceFile } from './source-files.ts'

const packages = readPackages()

/** What each package may import of the workspace: down only, and no domain from another. */
const foundations = ['database', 'imports', 'launch', 'problem']
const mayImport: Record<string, readonly string[]> = {
  problem: [],
  'api-contracts': [],
  launch: ['problem'],
  lti: ['problem'],
  'google-classroom': ['problem'],
  teams: ['problem'],
  database: ['launch', 'problem'],
  jobs: ['problem'],
  imports: ['database', 'launch', 'problem'],
  tenancy: foundations,
  catalog: foundations,
  telemetry: foundations,
  nudges: foundations,
  ui: ['api-contracts'],
  embed: ['api-contracts', 'ui'],
  console: ['api-contracts', 'ui'],
  playground: ['google-classroom', 'problem', 'teams'],
  server: packages.map(({ name }) => name.replace('@lectern/', '')),
}

const shortName = ({ name }: Package): string => name.replace('@lectern/', '')
const workspaceImports = (file: SourceFile) =>
  file.imports.filter(({ specifier }) => specifier.startsWith('@lectern/'))
const packageOf = (specifier: string): string => specifier.split('/')[1]!
/** `path imports specifier` for every import that a rule forbids. */
const offences = (
  files: SourceFile[],
  forbidden: (specifier: string, file: SourceFile) => boolean,
): string[] =>
  files.flatMap((file) =>
    file.imports
      .filter(({ specifier }) => forbidden(specifier, file))
      .map(({ specifier }) => `${file.path} imports ${specifier}`),
  )

test('the rules cover every package', () => {
  expect(packages.map(shortName).sort()).toEqual(Object.keys(mayImport).sort())
  expect(packages.flatMap(({ files }) => files).length).toBeGreaterThan(100)
})

describe.each(packages.map((entry) => [entry.name, entry] as const))('%s', (_name, entry) => {
  const sources = entry.files.filter(({ isTest }) => !isTest)

  test('imports point down only', () => {
    const allowed = mayImport[shortName(entry)] ?? []
    expect(
      offences(
        sources,
        (specifier) => specifier.startsWith('@lectern/') && !allowed.includes(packageOf(specifier)),
      ),
    ).toEqual([])
  })

  test('imports only what its package.json declares', () => {
    const { dependencies = {}, devDependencies = {} } = entry.manifest
    const declared = (specifier: string, file: SourceFile): boolean => {
      const name = specifier.split('/').slice(0, 2).join('/')
      return name in dependencies || (file.isTest && name in devDependencies)
    }
    expect(
      offences(
        entry.files,
        (specifier, file) => specifier.startsWith('@lectern/') && !declared(specifier, file),
      ),
    ).toEqual([])
  })

  test('no relative path leaves the package', () => {
    const leaves = (specifier: string, file: SourceFile): boolean =>
      specifier.startsWith('.') &&
      !posix.join(posix.dirname(file.path), specifier).startsWith(`${entry.folder}/`)
    expect(offences(entry.files, leaves)).toEqual([])
  })

  test('its files do not import each other in a circle', () => {
    expect(circles(sources)).toEqual([])
  })

  test('has the scripts and the README that every package has', () => {
    expect(entry.manifest.scripts).toHaveProperty('typecheck')
    const readme = join(root, entry.folder, 'README.md')
    expect(existsSync(readme), 'README.md').toBe(true)
    // An example in full may be long; what is said about it may not.
    const prose = readFileSync(readme, 'utf8').replaceAll(/^```.*?^```/gms, '')
    expect(prose.trimEnd().split('\n').length).toBeLessThanOrEqual(40)
  })

  test('no file is longer than 300 lines', () => {
    // Sentences are no code: a catalog of them grows with what there is to say.
    const code = entry.files.filter(({ path }) => !path.includes('/messages/'))
    expect(
      code.filter(({ text }) => text.trimEnd().split('\n').length > 300).map(({ path }) => path),
    ).toEqual([])
  })
})

test('the environment is read in one file', () => {
  const readers = packages
    .flatMap(({ files }) => files)
    .filter(({ isTest, text }) => !isTest && /\bprocess\.env\b/.test(text))
    .map(({ path }) => path)
  expect(readers).toEqual(['apps/server/src/config.ts'])
})

test('protocol packages know neither Express nor a database', () => {
  const protocol = packages.filter((entry) =>
    ['google-classroom', 'launch', 'lti', 'problem', 'teams'].includes(shortName(entry)),
  )
  expect(
    offences(
      protocol.flatMap(({ files }) => files),
      (specifier) => /^(express|pg|ioredis|bullmq)\b/.test(specifier),
    ),
  ).toEqual([])
})

test('the queue library is known to the jobs package alone', () => {
  const others = packages.filter((entry) => shortName(entry) !== 'jobs')
  expect(
    offences(
      others.flatMap(({ files }) => files),
      (specifier) => /^(bullmq|ioredis)\b/.test(specifier),
    ),
  ).toEqual([])
})

test('the playground takes simulated hosts from the protocol packages, and nothing of the tool', () => {
  const playground = packages.find((entry) => shortName(entry) === 'playground')!
  const isOther = (specifier: string): boolean =>
    specifier.startsWith('@lectern/') && specifier !== '@lectern/problem' && !specifier.endsWith('/testing')
  const sources = playground.files.filter(({ isTest }) => !isTest)
  expect(offences(sources, isOther)).toEqual([])
})

test('the playground is reached from the demo alone, so that no production program holds it', () => {
  const server = packages.find((entry) => shortName(entry) === 'server')!
  const importers = server.files.filter((file) =>
    workspaceImports(file).some(({ specifier }) => packageOf(specifier) === 'playground'),
  )
  expect(
    importers.filter(({ path, isTest }) => !isTest && !path.startsWith('apps/server/src/demo/')),
  ).toEqual([])
  const demoImporters = server.files.filter(
    ({ imports, path }) =>
      imports.some(({ specifier }) => specifier.includes('/demo/')) &&
      !path.startsWith('apps/server/src/demo/'),
  )
  expect(demoImporters.filter(({ isTest }) => !isTest).map(({ path }) => path)).toEqual([
    'apps/server/src/bin/demo.ts',
  ])
})

test('the pages take types from the contracts and nothing else, so that no schema library reaches a browser', () => {
  const pages = packages.filter((entry) => ['embed', 'console', 'ui'].includes(shortName(entry)))
  const values = pages
    .flatMap(({ files }) => files)
    .filter(({ isTest }) => !isTest)
    .flatMap((file) => workspaceImports(file).map((imported) => ({ ...imported, path: file.path })))
    .filter(({ specifier, typeOnly }) => specifier === '@lectern/api-contracts' && !typeOnly)
  expect(values.map(({ path }) => path)).toEqual([])
})

function circles(files: SourceFile[]): string[] {
  const byPath = new Map(files.map((file) => [file.path, file]))
  const state = new Map<string, 'open' | 'closed'>()
  const found: string[] = []
  const visit = (path: string, trail: string[]): void => {
    if (state.get(path) === 'open')
      return void found.push([...trail.slice(trail.indexOf(path)), path].join(' -> '))
    if (state.has(path)) return
    state.set(path, 'open')
    for (const { specifier, typeOnly } of byPath.get(path)!.imports) {
      const target = posix.join(dirname(path), specifier)
      if (specifier.startsWith('.') && !typeOnly && byPath.has(target)) visit(target, [...trail, path])
    }
    state.set(path, 'closed')
  }
  for (const path of byPath.keys()) visit(path, [])
  return found
}
