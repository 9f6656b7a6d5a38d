import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

export interface EmbedAssets {
  /** Address of the client entry, with its hash: it may be cached for ever. */
  script: string
  /** What it imports: asked for at once, so that nothing waits for what comes first. */
  imports: readonly string[]
  /** All of the style, to be written into the page. */
  css: string
  /** Begins to speak with Teams before anything else is there: a script to be written into the page. */
  teamsHost: string
  /** Of the window that a tab in Teams opens. */
  teamsWindow: string
}

interface ManifestEntry {
  file: string
  css?: string[]
  imports?: string[]
}

/** What `vite build` left in `dist`; read once, when the server starts. */
export async function readEmbedAssets(dist: string): Promise<EmbedAssets> {
  const manifest = JSON.parse(await readFile(join(dist, 'manifest.json'), 'utf8')) as Record<
    string,
    ManifestEntry | undefined
  >
  const entryOf = (source: string): ManifestEntry => {
    const entry = manifest[source]
    if (entry) return entry
    throw new Error(`No ${source} in ${join(dist, 'manifest.json')}: build @lectern/embed again.`)
  }
  const importsOf = ({ imports = [] }: ManifestEntry): string[] =>
    imports.map(entryOf).flatMap((one) => [addressOf(one), ...importsOf(one)])
  const entry = entryOf('src/client.tsx')
  const sheets = await Promise.all((entry.css ?? []).map((file) => readFile(join(dist, file), 'utf8')))
  return {
    script: addressOf(entry),
    imports: importsOf(entry),
    css: sheets.join(''),
    teamsHost: inline(await readFile(join(dist, 'teams-host.js'), 'utf8')),
    teamsWindow: addressOf(entryOf('src/teams/teams-window.ts')),
  }
}

/** Within a document a script ends at the first of its end tags, wherever that stands. */
const inline = (script: string): string => script.replaceAll('</script', '<\\/script')

const addressOf = ({ file }: ManifestEntry): string => `/embed/${file}`
