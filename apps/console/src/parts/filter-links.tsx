import { Link } from 'wouter'

export interface FilterLink {
  href: string
  words: string
  isCurrent: boolean
}

/** Links, not buttons: what is shown has an address that can be shared. */
export function FilterLinks({ label, links }: { label: string; links: FilterLink[] }) {
  return (
    <nav className="filter-links" aria-label={label}>
      {links.map(({ href, words, isCurrent }) => (
        <Link key={href} href={href} className="chip" aria-current={isCurrent ? 'true' : undefined}>
          {words}
        </Link>
      ))}
    </nav>
  )
}
