export { freePort } from './free-port.ts'
export { aDistrict, serverUnderTest, setupLinkFor, underTest } from './under-test.ts'
export type { UnderTest } from './under-test.ts'
