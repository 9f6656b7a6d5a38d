export { hostServer as googleServer } from './host-server.ts'
