import { randomBytes } from 'node:crypto'
import type { SelectionPlace } from './selection-placements.ts'

/** A teacher is choosing in the tool: who, and where the choice goes. */
export interface Selection extends SelectionPlace {
  courseId: string
  personId: string
}

export interface OpenSelections {
  /** Returns the `data` that has to come back to the letter; its `+`, `/` and `=` suffer where a tool re-encodes it. */
  open(selection: Selection): string
  find(data: unknown): Selection | undefined
  close(data: string): void
}

const kept = 500

export function openSelections(): OpenSelections {
  const selections = new Map<string, Selection>()
  return {
    open(selection) {
      const data = `canvas:${randomBytes(32).toString('base64')}`
      selections.set(data, selection)
      const oldest = selections.keys().next()
      if (selections.size > kept && !oldest.done) selections.delete(oldest.value)
      return data
    },
    find: (data) => (typeof data === 'string' ? selections.get(data) : undefined),
    close: (data) => void selections.delete(data),
  }
}
