import { EncryptJWT, jwtDecrypt } from 'jose'
import type { IncomingMessage } from 'node:http'
import type { PendingSignIn } from '@lectern/teams'
import { cookieOf } from '../../http/cookies.ts'

/** A sign-in on its way through Entra, and what it was begun for. */
export interface KeptSignIn {
  clientId: string
  pending: PendingSignIn
  /** The tab that is to open in the browser; none in a window that a tab waits for. */
  address?: string
}

const purpose = 'teams.sign-in'
const lifetimeSeconds = 15 * 60

/** With the browser that leaves for Entra, and each under a name of its own: two tabs may ask at once. */
export async function signInCookie(kept: KeptSignIn, key: Uint8Array, now: Date): Promise<string> {
  const sealed = await new EncryptJWT({ ...kept })
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
    .setAudience(purpose)
    .setExpirationTime(new Date(now.getTime() + lifetimeSeconds * 1000))
    .encrypt(key)
  return `${nameOf(kept.pending.state)}=${sealed}; ${attributes}; Max-Age=${lifetimeSeconds}`
}

export const clearedSignInCookie = (state: string): string => `${nameOf(state)}=; ${attributes}; Max-Age=0`

/** @returns undefined for a sign-in that this browser did not begin, or began too long ago */
export async function keptSignIn(
  req: IncomingMessage,
  state: string,
  key: Uint8Array,
  now: Date,
): Promise<KeptSignIn | undefined> {
  const sealed = cookieOf(req, nameOf(state))
  if (sealed === undefined) return undefined
  try {
    const { payload } = await jwtDecrypt<KeptSignIn>(sealed, key, {
      audience: purpose,
      currentDate: now,
      keyManagementAlgorithms: ['dir'],
      contentEncryptionAlgorithms: ['A256GCM'],
      requiredClaims: ['exp'],
    })
    return payload // signInCookie gave it its shape
  } catch {
    return undefined
  }
}

// Entra comes back by a link of its own page, which Lax lets through. A window of Teams is a top-level page too.
const attributes = 'Path=/teams/auth; Secure; HttpOnly; SameSite=Lax'

const nameOf = (state: string): string => `lectern-teams-${state.replace(/[^\w-]/g, '').slice(0, 16)}`
