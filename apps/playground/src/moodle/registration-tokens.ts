import { jwtVerify } from 'jose'
import { createPublicKey } from 'node:crypto'
import type { SigningKey } from '../platform/signing-key.ts'
import { RegistrationRefusal } from './read-registration.ts'
import { newClientId } from './tool-types.ts'

export interface RegistrationTokens {
  /** For one registration within the next hour. */
  issue(): Promise<string>
  /** The client id that the token stands for, which is spent by that. */
  spend(authorization: string | undefined): Promise<string>
}

const lifetimeSeconds = 60 * 60

/** Registration tokens as Moodle makes them: signed, naming the client to be, good for one request. */
export function registrationTokens(key: () => Promise<SigningKey>, now: () => Date): RegistrationTokens {
  const spent = new Set<string>()
  return {
    async issue() {
      const issuedAt = Math.floor(now().getTime() / 1000)
      const signingKey = await key()
      return signingKey.sign({
        sub: newClientId(),
        scope: 'reg',
        iat: issuedAt,
        exp: issuedAt + lifetimeSeconds,
      })
    },
    async spend(authorization) {
      const token = /^Bearer (.+)$/i.exec(authorization ?? '')?.[1]
      if (token === undefined) throw new RegistrationRefusal(401, 'missing_registration_token')
      const { publicJwk } = await key()
      const { payload } = await jwtVerify(token, createPublicKey({ key: publicJwk, format: 'jwk' }), {
        algorithms: ['RS256'],
        requiredClaims: ['sub', 'exp'],
        currentDate: now(),
      }).catch(() => {
        throw new RegistrationRefusal(404, 'Exception - Syntax error, malformed JSON')
      })
      // It is required above.
      const clientId = payload.sub!
      if (spent.has(clientId)) throw new RegistrationRefusal(401, 'token_already_used')
      spent.add(clientId)
      return clientId
    },
  }
}
