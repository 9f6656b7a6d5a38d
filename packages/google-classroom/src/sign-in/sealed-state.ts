import { createSecretKey, randomBytes } from 'node:crypto'
import { EncryptJWT, errors, jwtDecrypt } from 'jose'
import type { Audience } from './scopes.ts'
import { refuseSignIn } from './sign-in-refusals.ts'

/** What the callback needs of the request; sealed, because the address it stands in is seen by many. */
export interface SignInState {
  handOffId: string
  audience: Audience
  /** What was asked for. */
  scopes: readonly string[]
  codeVerifier: string
  nonce: string
  /** Whom Classroom shows the frame to, where it said so. */
  loginHint?: string
  /** Google's consent page was asked for, which brings a refresh token. */
  consent?: boolean
}

export interface StateKey {
  /** 32 bytes, the same on every server. */
  stateKey: Uint8Array
}

export const stateLifetimeSeconds = 10 * 60

const purpose = 'google-classroom.sign-in'

export function sealState(state: SignInState, { stateKey }: StateKey, now: Date): Promise<string> {
  return new EncryptJWT({ ...state })
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
    .setAudience(purpose)
    .setExpirationTime(new Date(now.getTime() + stateLifetimeSeconds * 1000))
    .encrypt(createSecretKey(stateKey))
}

/** @throws Problem `classroom.state-invalid`, `classroom.state-expired` */
export async function openState(sealed: string, { stateKey }: StateKey, now: Date): Promise<SignInState> {
  try {
    const { payload } = await jwtDecrypt<SignInState>(sealed, createSecretKey(stateKey), {
      audience: purpose,
      currentDate: now,
      keyManagementAlgorithms: ['dir'],
      contentEncryptionAlgorithms: ['A256GCM'],
      requiredClaims: ['exp'],
    })
    return payload // sealState gave it its shape
  } catch (error) {
    if (error instanceof errors.JWTExpired)
      throw refuseSignIn(
        'classroom.state-expired',
        `More than ${stateLifetimeSeconds / 60} minutes passed on Google's pages, or an old page was loaded again.`,
      )
    throw refuseSignIn(
      'classroom.state-invalid',
      'The state of this sign-in was not made here, or was altered on its way. If every sign-in fails so, the servers ' +
        'have different keys.',
      {},
      error,
    )
  }
}

export const randomToken = (): string => randomBytes(32).toString('base64url')
