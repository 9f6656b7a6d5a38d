import { EventEmitter, once } from 'node:events'

/** A request that the tool made to a service, and how it was answered. */
export interface ServiceCall {
  method: string
  url: URL
  headers: Headers
  body: string
  status: number
  /** What its bearer token allows; none without a token that this platform gave. */
  scopes: readonly string[]
}

const quietMilliseconds = 1_000
/** Nobody needs more for one launch; whoever asks on turns in a circle. */
const enough = 100

/** What a platform saw of a tool. */
export function serviceCalls() {
  const calls: ServiceCall[] = []
  const seen = new EventEmitter()

  const another = (milliseconds: number): Promise<boolean> =>
    once(seen, 'call', { signal: AbortSignal.timeout(milliseconds) }).then(
      () => true,
      () => false,
    )

  return {
    add(call: ServiceCall): void {
      calls.push(call)
      seen.emit('call')
    },
    to: (path: RegExp, method?: string): ServiceCall[] =>
      calls.filter((call) => path.test(call.url.pathname) && (method ?? call.method) === call.method),
    /** Until the tool, once it has begun, is quiet; for one that never begins, as long as said. */
    async settled(path: RegExp, milliseconds: number): Promise<void> {
      const asked = () => calls.filter(({ url }) => path.test(url.pathname)).length
      const deadline = Date.now() + milliseconds
      while (asked() === 0) if (Date.now() >= deadline || !(await another(deadline - Date.now()))) break
      while (asked() > 0 && asked() < enough && (await another(quietMilliseconds)));
    },
  }
}

export type ServiceCalls = ReturnType<typeof serviceCalls>
