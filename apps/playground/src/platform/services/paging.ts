/** How a platform pages a list. */
export interface PageRules {
  /** No page is longer, and without `limit` it is this long; undefined: all at once unless `limit` is asked for. */
  pageMax?: number
  /** Where the next page begins: a number of items (`from`), or of pages. */
  offset: { name: string; counts: 'items' | 'pages' }
  /** Parameters that its next link forgets. */
  forgets?: readonly string[]
  /** The header as this platform writes it; the standard way unless said. */
  writeLink?: (next: URL) => string
}

export interface Page<T> {
  items: readonly T[]
  headers: Record<string, string>
}

/** One page, and the way to the next (RFC 8288). What stands in the address besides is kept. */
export function pageOf<T>(all: readonly T[], url: URL, rules: PageRules): Page<T> {
  const asked = positive(url.searchParams.get('limit'))
  const size = Math.min(asked ?? Infinity, rules.pageMax ?? Infinity)
  if (size === Infinity) return { items: all, headers: {} }
  const { name, counts } = rules.offset
  const at = positive(url.searchParams.get(name)) ?? (counts === 'pages' ? 1 : 0)
  const start = counts === 'pages' ? (at - 1) * size : at
  const next = new URL(url)
  next.searchParams.set('limit', String(size))
  next.searchParams.set(name, String(counts === 'pages' ? at + 1 : start + size))
  for (const forgotten of rules.forgets ?? []) next.searchParams.delete(forgotten)
  return {
    items: all.slice(start, start + size),
    headers: start + size < all.length ? { link: (rules.writeLink ?? standardLink)(next) } : {},
  }
}

const standardLink = (next: URL): string => `<${next.href}>; rel="next"`

function positive(text: string | null): number | undefined {
  const number = Number(text)
  return Number.isInteger(number) && number > 0 ? number : undefined
}
