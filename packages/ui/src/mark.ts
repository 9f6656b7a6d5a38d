/** The tiles of the light theme, as tokens.css has them: for where no style sheet of ours reaches. */
export const markColours = [
  '#2c5f9e',
  '#9a4a14',
  '#67409c',
  '#17666f',
  '#a12f5c',
  '#3f6a1f',
  '#3f51b5',
  '#80590a',
] as const

/** A letter on a coloured tile: one name always has the same. */
export const markOf = (name: string): { letter: string; colour: number } => ({
  letter: letterOf(name),
  colour: colourOf(name),
})

/** FNV-1a; from 1 on. */
function colourOf(name: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < name.length; index++) {
    hash = Math.imul(hash ^ name.charCodeAt(index), 0x01000193)
  }
  return ((hash >>> 0) % markColours.length) + 1
}

/** ¡Avancemos! is an A. */
const letterOf = (name: string): string => (/[\p{L}\p{N}]/u.exec(name)?.[0] ?? '?').toUpperCase()
