import type { AppSearch, CatalogApp } from '@lectern/catalog'

export interface MeasuredSearch extends AppSearch {
  kind: string
  /** The name that whoever searches has in mind. */
  meant?: string
}

/** What people type and click, always the same: beginnings of names, typing errors, filters, and nothing at all. */
export function searchMix(apps: readonly CatalogApp[]): MeasuredSearch[] {
  const typed = apps.filter((_, at) => at % 6 === 0).map(({ name }) => name)
  return [
    ...typed.map((name, at) => beginning(name, 2 + (at % 11))),
    ...typed.filter((name) => name.length > 5).map(mistyped),
    ...typed.slice(0, 20).map((name, at) => ({
      ...filters[at % filters.length],
      kind: 'beginning and filter',
      q: name.slice(0, 3 + (at % 4)),
    })),
    ...filters.flatMap((filter) => Array<MeasuredSearch>(4).fill({ ...filter, kind: 'filter alone' })),
    ...Array<MeasuredSearch>(10).fill({ kind: 'nothing typed' }),
  ]
}

const filters: AppSearch[] = [
  { function: 'LC' },
  { function: 'LC.study-tools' },
  { function: 'CM.virtual-classroom' },
  { verdict: 'approved' },
  { grade: 4 },
  { sector: 'higher-ed', verdict: 'approved' },
]

const beginning = (name: string, length: number): MeasuredSearch => ({
  kind: 'beginning of a name',
  q: name.slice(0, length),
  // The first letters fit many names, so only a long beginning means one.
  ...(length >= 6 && { meant: name }),
})

/** Leaves out, doubles, swaps or replaces a letter in the middle, each in its turn. */
function mistyped(name: string, turn: number): MeasuredSearch {
  const at = Math.floor(name.length / 2)
  const [before, letter, next, after] = [name.slice(0, at), name[at], name[at + 1] ?? '', name.slice(at + 2)]
  const middle = [next, `${letter}${letter}${next}`, `${next}${letter}`, `x${next}`][turn % 4]
  return { kind: 'typing error', q: `${before}${middle}${after}`, meant: name }
}
