/** @jsxImportSource @lectern/ui */
import { markOf } from '../mark.ts'

/**
 * A letter on a tile instead of a logo: nothing is loaded from anybody, and one name always has one colour. By a class
 * and not a style attribute, because the pages forbid inline styles.
 */
export function AppMark({ name, large = false }: { name: string; large?: boolean }) {
  const { letter, colour } = markOf(name)
  return (
    <span className={`mark mark-${colour}${large ? ' large' : ''}`} aria-hidden="true">
      {letter}
    </span>
  )
}
