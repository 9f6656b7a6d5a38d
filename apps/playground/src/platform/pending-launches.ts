import { randomBytes, randomUUID } from 'node:crypto'
import { jwtVerify, SignJWT } from 'jose'
import { Problem } from '@lectern/problem'
import type { LaunchFault } from './launch-fault.ts'
import type { Claims, PlatformProfile } from './profile.ts'

/** A launch between its login initiation and the tool's authentication request. */
export interface PendingLaunch {
  launchId: string
  loginHint: string
  claims: Claims
  storageTarget?: string
  fault?: LaunchFault
}

export interface PendingLaunches {
  /** Keeps the launch and returns the `lti_message_hint` that finds it once. */
  hold(launch: PendingLaunch): Promise<string>
  /** @throws Problem `playground.invalid-message-hint` when the hint is not ours or too old */
  open(hint: string): Promise<{ launch: PendingLaunch | undefined; consume: () => boolean }>
}

const hintLifetimeMs = 5 * 60 * 1000
const kept = 500

/** Launches that wait for their authentication request, each found by a signed hint and consumed once. */
export function pendingLaunches(profile: PlatformProfile, now: () => Date): PendingLaunches {
  const key = randomBytes(64)
  const waiting = new Map<string, PendingLaunch>()
  return {
    async hold(launch) {
      const verifier = randomUUID()
      waiting.set(verifier, launch)
      const oldest = waiting.keys().next()
      if (waiting.size > kept && !oldest.done) waiting.delete(oldest.value)
      return new SignJWT({ verifier, ...profile.hintExtras })
        .setProtectedHeader({ typ: 'JWT', alg: 'HS512' })
        .setIssuedAt(now())
        .setExpirationTime(new Date(now().getTime() + hintLifetimeMs))
        .sign(key)
    },
    async open(hint) {
      const { payload } = await jwtVerify(hint, key, { algorithms: ['HS512'], currentDate: now() }).catch(
        (cause: unknown) => {
          throw new Problem({
            kind: 'invalid',
            code: 'playground.invalid-message-hint',
            message: 'Invalid lti_message_hint',
            cause,
          })
        },
      )
      const verifier = String(payload['verifier'])
      return { launch: waiting.get(verifier), consume: () => waiting.delete(verifier) }
    },
  }
}
