import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

export interface EmbedAssets {
  /** Address of the client entry, with its hash: it may be cached for ever. */
  script: string
  /** All of the style, to be written into the page. */
  css: string
}

interface ManifestEntry {
  file: string
  css?: string[]
}

/** What `vite build` left in `dist`; read once, when the server starts. */
export async function readEmbedAssets(dist: string): Promise<EmbedAssets> {
  const manifest = JSON.parse(await readFile(join(dist, 'manifest.json'), 'utf8')) as Record<
    string,
    ManifestEntry | undefined
  >
  const entry = manifest['src/client.tsx']
  if (!entry)
    throw new Error(`No client entry in ${join(dist, 'manifest.json')}: build @lectern/embed again.`)
  const sheets = await Promise.all((entry.css ?? []).map((file) => readFile(join(dist, file), 'utf8')))
  return { script: `/embed/${entry.file}`, css: sheets.join('') }
}
