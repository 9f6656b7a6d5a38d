import { Problem } from '@lectern/problem'
import type { z } from 'zod'
import type { Job, JobSchema } from './define-job.ts'

const code = 'jobs.data-invalid'

/** The data as it will arrive, checked before it leaves: a Date, say, arrives as a string. */
export function storableJobData<Schema extends JobSchema>(job: Job<Schema>, data: z.input<Schema>): object {
  const stored = JSON.parse(JSON.stringify(data)) as object
  parseJobData(job, stored)
  return stored
}

/** What arrives is checked again, because code changes while jobs wait. */
export function parseJobData<Schema extends JobSchema>(job: Job<Schema>, data: unknown): z.output<Schema> {
  const result = job.schema.safeParse(data)
  if (result.success) return result.data
  const issues = result.error.issues.map(({ path, message }) => `${path.join('.') || 'data'}: ${message}`)
  throw new Problem({
    kind: 'invalid',
    code,
    message: `The data of job ${job.name} is not what its schema says: ${issues.join('; ')}`,
    details: { job: job.name, issues },
  })
}

export const isInvalidJobData = (error: unknown): error is Problem =>
  error instanceof Problem && error.code === code
