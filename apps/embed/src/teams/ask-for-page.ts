import type { TeamsLaunchRequest, TeamsLaunchResponse, TeamsRefusal } from '@lectern/api-contracts'

export type Shown =
  | { kind: 'page'; answer: TeamsLaunchResponse }
  | { kind: 'refused'; refusal: TeamsRefusal }
  | { kind: 'unreachable' }

/** More than the server takes, even where Microsoft is slow; a connection may hang for ever. */
const patienceMilliseconds = 20_000

/** The launch: everything of the page, or what stands in its place. */
export async function askForPage(request: TeamsLaunchRequest, token: string | undefined): Promise<Shown> {
  const headers = new Headers({ 'content-type': 'application/json' })
  if (token !== undefined) headers.set('authorization', `Bearer ${token}`)
  try {
    const response = await fetch('/api/v1/teams/launch', {
      method: 'POST',
      headers,
      body: JSON.stringify(request),
      signal: AbortSignal.timeout(patienceMilliseconds),
    })
    // Our own server's answers; something between us and it answers in neither form.
    if (response.ok) return { kind: 'page', answer: (await response.json()) as TeamsLaunchResponse }
    const refusal = (await response.json()) as Partial<TeamsRefusal>
    return refusal.page === undefined
      ? { kind: 'unreachable' }
      : { kind: 'refused', refusal: refusal as TeamsRefusal }
  } catch {
    return { kind: 'unreachable' }
  }
}
