type Cell = string | number | undefined

/** Columns as wide as their content; numbers to the right. */
export function table(rows: readonly Record<string, string | number>[]): string {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const columns = names.map((name) => {
    const cells = rows.map((row) => row[name])
    const width = Math.max(...[name, ...cells].map((cell) => text(cell).length))
    return [name.padEnd(width), '-'.repeat(width), ...cells.map((cell) => aligned(cell, width))]
  })
  const lines = Array.from({ length: rows.length + 2 }, (_, at) => columns.map((column) => column[at]))
  return lines.map((line) => `| ${line.join(' | ')} |`).join('\n')
}

const aligned = (cell: Cell, width: number): string =>
  typeof cell === 'number' ? text(cell).padStart(width) : text(cell).padEnd(width)

const text = (cell: Cell): string => (typeof cell === 'number' ? cell.toLocaleString('en') : (cell ?? ''))
