import { randomBytes } from 'node:crypto'

export interface OpenSelections<Selection> {
  /** Returns a secret that names it; its `+`, `/` and `=` suffer where a tool re-encodes it. */
  open(selection: Selection): string
  find(data: unknown): Selection | undefined
  close(data: string): void
}

const kept = 500

/** Choices that teachers are making in the tool: who, and where the choice goes. */
export function openSelections<Selection>(host: string): OpenSelections<Selection> {
  const selections = new Map<string, Selection>()
  return {
    open(selection) {
      const data = `${host}:${randomBytes(32).toString('base64')}`
      selections.set(data, selection)
      const oldest = selections.keys().next()
      if (selections.size > kept && !oldest.done) selections.delete(oldest.value)
      return data
    },
    find: (data) => (typeof data === 'string' ? selections.get(data) : undefined),
    close: (data) => void selections.delete(data),
  }
}
