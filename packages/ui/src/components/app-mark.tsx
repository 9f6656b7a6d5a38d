/** @jsxImportSource @lectern/ui */
const markColours = 8

/** A letter on a tile instead of a logo: nothing is loaded from anybody, and one name always has one colour. */
export const AppMark = ({ name, large = false }: { name: string; large?: boolean }) => (
  <span className={`mark mark-${colourOf(name)}${large ? ' large' : ''}`} aria-hidden="true">
    {letterOf(name)}
  </span>
)

/** FNV-1a. A class and not a style attribute, because the pages forbid inline styles. */
function colourOf(name: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < name.length; index++) {
    hash = Math.imul(hash ^ name.charCodeAt(index), 0x01000193)
  }
  return ((hash >>> 0) % markColours) + 1
}

/** ¡Avancemos! is an A. */
const letterOf = (name: string): string => (/[\p{L}\p{N}]/u.exec(name)?.[0] ?? '?').toUpperCase()
