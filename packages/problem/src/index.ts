export { Problem, problemStatus } from './problem.ts'
export type { ProblemKind, ProblemOptions } from './problem.ts'
export { newReference } from './reference.ts'
