/** A column that a tool may fill (AGS 2.0 §3.2.2). */
export interface LineItem {
  /** The number in its address. */
  id: string
  contextKey: string
  /** Whose it is. */
  clientId: string
  label: string
  scoreMaximum: number
  resourceLinkId?: string
  resourceId?: string
  tag?: string
  startDateTime?: string
  endDateTime?: string
  gradesReleased?: boolean
  submissionReview?: Record<string, unknown>
}

/** What stands in a cell. */
export interface Grade {
  /** On the scale of the column; absent while there is none. */
  score?: number
  comment?: string
  /** The time of the last word about it, in milliseconds. */
  stamp: number
  activityProgress: string
  gradingProgress: string
}

/** The columns of all contexts, for as long as the playground runs. */
export interface Gradebook {
  columns(contextKey: string): LineItem[]
  find(contextKey: string, id: string | undefined): LineItem | undefined
  /** The first column of a link. */
  columnOf(contextKey: string, resourceLinkId: string): LineItem | undefined
  add(item: Omit<LineItem, 'id'>): LineItem
  replace(item: LineItem): void
  remove(item: LineItem): void
  gradeOf(item: LineItem, userId: string): Grade | undefined
  gradesOf(item: LineItem): ReadonlyMap<string, Grade>
  enter(item: LineItem, userId: string, grade: Grade): void
}

export function gradebook(): Gradebook {
  const columns = new Map<string, { item: LineItem; grades: Map<string, Grade> }>()
  let made = 0
  const all = (): LineItem[] => [...columns.values()].map(({ item }) => item)
  return {
    columns: (contextKey) => all().filter((item) => item.contextKey === contextKey),
    find(contextKey, id = '') {
      const item = columns.get(id)?.item
      return item?.contextKey === contextKey ? item : undefined
    },
    columnOf: (contextKey, resourceLinkId) =>
      all().find((item) => item.contextKey === contextKey && item.resourceLinkId === resourceLinkId),
    add(given) {
      const item = { ...given, id: String(++made) }
      columns.set(item.id, { item, grades: new Map() })
      return item
    },
    replace(item) {
      const column = columns.get(item.id)
      if (column) column.item = item
    },
    remove: ({ id }) => void columns.delete(id),
    gradeOf: ({ id }, userId) => columns.get(id)?.grades.get(userId),
    gradesOf: ({ id }) => columns.get(id)?.grades ?? new Map<string, Grade>(),
    enter: ({ id }, userId, grade) => void columns.get(id)?.grades.set(userId, grade),
  }
}
