export { freePort } from './free-port.ts'
export { aDistrict, serverUnderTest, underTest } from './under-test.ts'
export type { UnderTest } from './under-test.ts'
