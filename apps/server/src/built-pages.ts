import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Where a page's build lies: beside this program when bundled, in the page's own folder when run from source. */
export function builtPage(name: 'embed' | 'console'): string {
  const here = dirname(fileURLToPath(import.meta.url))
  const bundled = join(here, '..', 'pages', name)
  return existsSync(bundled) ? bundled : join(here, '..', '..', name, 'dist')
}
