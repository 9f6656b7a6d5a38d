import { timingSafeEqual } from 'node:crypto'
import type { GoogleKeys } from './google-keys.ts'
import { verifyGoogleToken } from './google-token.ts'
import { refuseSignIn } from './sign-in-refusals.ts'

declare const verified: unique symbol

/** Only `verifyGoogleUser` makes one. */
export interface GoogleUser<Installation> {
  /** The stable key of a person, and their Classroom `userId`; e-mail addresses change and are not taken. */
  sub: string
  hostedDomain: string
  installation: Installation
  readonly [verified]: true
}

export interface UserExpectations<Installation> {
  clientId: string
  nonce: string
  loginHint?: string
  /** By the Workspace domain that Google vouches for, never by an e-mail address. */
  findInstallation: (hostedDomain: string) => Installation | undefined | Promise<Installation | undefined>
  keys: GoogleKeys
  now?: Date
}

/**
 * Who signed in, and for which district (OpenID Connect Core §3.1.3.7, add-ons/developer-guides/frictionless-signin).
 * @throws Problem `classroom.nonce-mismatch`, `classroom.wrong-account`, `classroom.domain-missing`,
 * `classroom.domain-unknown`, or what `verifyGoogleToken` throws
 */
export async function verifyGoogleUser<Installation>(
  idToken: string | undefined,
  { clientId, nonce, loginHint, findInstallation, keys, now }: UserExpectations<Installation>,
): Promise<GoogleUser<Installation>> {
  const claims = await verifyGoogleToken(idToken ?? '', { audience: clientId, keys, now })
  if (!sameText(claims.nonce, nonce))
    throw refuseSignIn('classroom.nonce-mismatch', 'The token belongs to another sign-in than this one.')
  const { sub = '', hd } = claims // its presence was checked
  if (loginHint !== undefined && loginHint !== sub)
    throw refuseSignIn(
      'classroom.wrong-account',
      'Classroom is open with one Google account and the sign-in was made with another. Choose the account that Classroom ' +
        'shows at the top right, or open Classroom in an incognito window with that account alone.',
    )
  const hostedDomain = typeof hd === 'string' ? hd.toLowerCase() : ''
  const installation = hostedDomain === '' ? undefined : await findInstallation(hostedDomain)
  if (installation === undefined) throw foreignDomain(hostedDomain)
  // The one place that may brand it.
  return { sub, hostedDomain, installation } as GoogleUser<Installation>
}

function sameText(found: unknown, expected: string): boolean {
  const given = Buffer.from(typeof found === 'string' ? found : '')
  const wanted = Buffer.from(expected)
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}

const foreignDomain = (hostedDomain: string) =>
  hostedDomain === ''
    ? refuseSignIn(
        'classroom.domain-missing',
        'This is a private Google account, of no Workspace domain. Sign in with the account of the school.',
      )
    : refuseSignIn(
        'classroom.domain-unknown',
        `The Workspace domain ${hostedDomain} belongs to no district here. If it should, add it to the Google Classroom ` +
          'installation of the district; secondary domains have to be added each.',
        { hostedDomain },
      )
