import type { ReactNode } from 'react'
import { Icon } from '@lectern/ui'

export interface Column<Row> {
  id: string
  header: string
  cell: (row: Row) => ReactNode
  /** The cell that names the row. */
  isRowHeader?: boolean
  numeric?: boolean
  /** Present where the table can be ordered by this column. */
  sort?: { direction: 'ascending' | 'descending' | 'none'; onSort: () => void }
}

/**
 * A table that turns into a list of cards in a narrow page, and scrolls by itself where it is still too wide. The roles stand explicitly because some browsers
 * drop table semantics once CSS changes the display of rows and cells.
 */
export function DataTable<Row>(properties: {
  caption: string
  captionHidden?: boolean
  columns: Column<Row>[]
  rows: Row[]
  rowKey: (row: Row) => string
  busy?: boolean
  className?: string
}) {
  const { caption, captionHidden = true, columns, rows, rowKey, busy, className = '' } = properties
  return (
    <div className="table-scroll">
      <table className={`table stacks ${className}`.trim()} role="table" aria-busy={busy || undefined}>
        <caption className={captionHidden ? 'visually-hidden' : undefined}>{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <HeaderCell key={column.id} column={column} />
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr key={rowKey(row)} role="row">
              {columns.map((column) => (
                <BodyCell key={column.id} column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function HeaderCell<Row>({ column: { header, numeric, sort } }: { column: Column<Row> }) {
  const className = numeric ? 'number' : undefined
  if (!sort)
    return (
      <th role="columnheader" scope="col" className={className}>
        {header}
      </th>
    )
  return (
    <th role="columnheader" scope="col" className={className} aria-sort={sort.direction}>
      <button type="button" className="sort" onClick={sort.onSort}>
        {header}
        {sort.direction !== 'none' && (
          <Icon name={sort.direction === 'ascending' ? 'arrow-up' : 'arrow-down'} />
        )}
      </button>
    </th>
  )
}

function BodyCell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const className = column.numeric ? 'number' : undefined
  if (column.isRowHeader)
    return (
      <th role="rowheader" scope="row" className={className}>
        {column.cell(row)}
      </th>
    )
  return (
    <td role="cell" className={className} data-label={column.header}>
      {column.cell(row)}
    </td>
  )
}
