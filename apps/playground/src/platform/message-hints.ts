import { randomBytes } from 'node:crypto'
import { jwtVerify, SignJWT } from 'jose'
import { Problem } from '@lectern/problem'

/** How a platform finds its own launch again: the `lti_message_hint`, which the tool echoes byte for byte. */
export interface HintFormat {
  write(reference: string, now: Date): Promise<string>
  /** @throws Problem when the hint is not ours or too old */
  read(hint: string, now: Date): Promise<string>
}

const lifetimeMs = 5 * 60 * 1000

/** A signed hint, as on Canvas. `extras` stand in it besides. */
export function signedHints(extras: Record<string, string> = {}): HintFormat {
  const key = randomBytes(64)
  return {
    write: (reference, now) =>
      new SignJWT({ verifier: reference, ...extras })
        .setProtectedHeader({ typ: 'JWT', alg: 'HS512' })
        .setIssuedAt(now)
        .setExpirationTime(new Date(now.getTime() + lifetimeMs))
        .sign(key),
    async read(hint, now) {
      const { payload } = await jwtVerify(hint, key, { algorithms: ['HS512'], currentDate: now }).catch(
        (cause: unknown) => {
          throw new Problem({
            kind: 'invalid',
            code: 'playground.invalid-message-hint',
            message: 'Invalid lti_message_hint',
            cause,
          })
        },
      )
      return String(payload['verifier'])
    },
  }
}
