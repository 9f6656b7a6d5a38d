import { Problem } from '@lectern/problem'

/**
 * Whether the keys are there by which a host's tokens are checked.
 * @throws Problem with `code`
 */
export async function readKeySet(
  address: string,
  fetch: (url: string, init: RequestInit) => Promise<Response>,
  { code, host }: { code: string; host: string },
): Promise<string> {
  const unreadable = (what: string, cause?: unknown): Problem =>
    new Problem({
      kind: 'upstream',
      code,
      message: `${address} ${what}. Let this server reach ${host}.`,
      cause,
    })
  const answer = await fetch(address, { signal: AbortSignal.timeout(10_000) }).catch((cause: unknown) => {
    throw unreadable('is not reached', cause)
  })
  const keySet: unknown = await answer.json().catch(() => undefined)
  const { keys } = (keySet ?? {}) as { keys?: unknown }
  if (!answer.ok || !Array.isArray(keys)) throw unreadable(`answers ${answer.status} without keys`)
  return `${keys.length} keys at ${address}`
}
