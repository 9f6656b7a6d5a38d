import type { Locale } from './catalog.ts'
import { functionLabels } from './functions.ts'

/** The nearest label there is: a code deeper than the catalog knows reads as its parent, an unknown one as itself. */
export function functionLabel(locale: Locale, code: string): string {
  const parts = code.split('.')
  for (let depth = parts.length; depth > 0; depth--) {
    const label = functionLabels[locale][parts.slice(0, depth).join('.')]
    if (label) return label
  }
  return code
}
