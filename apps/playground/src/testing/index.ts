export { aMicrosoft } from '../teams/testing/a-microsoft.ts'
export type { TestMicrosoft } from '../teams/testing/a-microsoft.ts'
