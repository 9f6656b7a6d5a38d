import { refusing, type Refusal } from '../refusal.ts'

/** Why nobody is signed in outside the tab. code = entra "OAuth 2.0 authorization code flow". */
export const signInRefusals = {
  'teams.sign-in-malformed': { kind: 'invalid', remedy: 'sign-in', source: 'code, successful response' },
  'teams.sign-in-foreign': { kind: 'unauthenticated', remedy: 'sign-in', source: 'code, state' },
  'teams.sign-in-replayed': { kind: 'unauthenticated', remedy: 'sign-in', source: 'code, nonce' },
  'teams.sign-in-failed': { kind: 'upstream', remedy: 'sign-in', source: 'code, error response' },
} as const satisfies Record<string, Refusal>

export type SignInRefusal = keyof typeof signInRefusals

export const refuseSignIn = refusing<SignInRefusal>(signInRefusals)

export const replayed = () =>
  refuseSignIn('teams.sign-in-replayed', 'The answer of Entra was made for another sign-in. Begin again.')
