import { gzipSync } from 'node:zlib'
import type { Plugin, Rollup } from 'vite'

/** Fails the build where some page's first visit would load more JavaScript (gzip) than the budget. */
export function firstRouteBudget({ kilobytes }: { kilobytes: number }): Plugin {
  return {
    name: 'first-route-budget',
    apply: 'build',
    generateBundle(_options, bundle) {
      for (const { page, bytes } of firstVisits(bundle)) {
        const weight = `${page}: ${(bytes / 1024).toFixed(1)} KB gzip on the first visit`
        if (bytes > kilobytes * 1024) this.error(`${weight}, the budget is ${kilobytes} KB`)
        this.info(weight)
      }
    },
  }
}

/** Of each page, what the entry and the page need before they can show; charts come later by themselves. */
function firstVisits(bundle: Rollup.OutputBundle) {
  const chunks = Object.values(bundle).filter((output) => output.type === 'chunk')
  const entry = chunks.find(({ isEntry }) => isEntry)
  const pages = chunks.filter(({ isDynamicEntry, facadeModuleId }) =>
    isDynamicEntry ? facadeModuleId?.endsWith('-page.tsx') : false,
  )
  if (!entry || pages.length === 0)
    throw new Error('The bundle has no entry or no page: is the budget measured right?')
  return pages.map((page) => ({ page: page.name, bytes: gzipBytes(needed(bundle, [entry, page])) }))
}

function needed(bundle: Rollup.OutputBundle, roots: Rollup.OutputChunk[]) {
  const chunks = new Set(roots)
  // A set grows while it is walked, so every static import is followed once.
  for (const chunk of chunks)
    for (const fileName of chunk.imports) {
      const imported = bundle[fileName]
      if (imported?.type === 'chunk') chunks.add(imported)
    }
  return chunks
}

function gzipBytes(chunks: Set<Rollup.OutputChunk>) {
  return [...chunks].reduce((sum, { code }) => sum + gzipSync(code).length, 0)
}
