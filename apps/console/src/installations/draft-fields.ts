import type { ChangeEvent } from 'react'
import { ApiProblem } from '../api/api-problem.ts'

/** Ties fields to the values of a draft, each with what was wrong with it. */
export const draftFields =
  <Draft extends { [name in keyof Draft]: string }>(
    draft: Draft,
    change: (changes: Partial<Draft>) => void,
    error: Error | null,
  ) =>
  (name: keyof Draft & string, path: string = name) => ({
    value: draft[name],
    error: error instanceof ApiProblem ? refusalOf(error, path) : undefined,
    onChange: ({ currentTarget }: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) =>
      change({ [name]: currentTarget.value } as Partial<Draft>), // one of its names
  })

/** Of a list also what is wrong with one of its members. */
const refusalOf = (error: ApiProblem, path: string): string | undefined =>
  error.fieldMessage(path) ?? error.fields.find((field) => field.path.startsWith(`${path}.`))?.message
