import { exchangeCode } from '@lectern/google-classroom'
import { Problem } from '@lectern/problem'
import type { GoogleClassroomSurface } from './google-classroom-surface.ts'

/**
 * Whether Google takes client and secret: it judges them before the code, and nobody has this one.
 * @throws Problem `installation.client-refused`; `classroom.token-endpoint-unavailable` and what a fetch ends with
 */
export async function requireClient(
  ports: Pick<GoogleClassroomSurface, 'accounts' | 'fetch' | 'redirectUri' | 'now'>,
  { clientId, clientSecret }: { clientId: string; clientSecret: string },
): Promise<void> {
  const { accounts, fetch, redirectUri, now } = ports
  try {
    await exchangeCode('nobody-has-this-code', 'nor-this-verifier-of-forty-three-characters', {
      client: { clientId, clientSecret, redirectUri },
      accounts,
      fetch,
      now,
    })
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    if (error.code === 'classroom.client-misconfigured') throw refused(error)
    if (error.code !== 'classroom.code-refused') throw error
  }
}

/** Typed here, so it is not Google that fails. */
const refused = ({ message }: Problem): Problem =>
  new Problem({
    kind: 'invalid',
    code: 'installation.client-refused',
    message,
    details: { errors: [{ path: 'clientSecret', message }] },
  })
