import type { SignInState } from './sealed-state.ts'
import type { GoogleKeys } from './google-keys.ts'
import { verifyGoogleUser, type GoogleUser, type UserExpectations } from './google-user.ts'
import { requireScopes } from './scopes.ts'
import { exchangeCode, type Granted, type TokenPorts } from './token-endpoint.ts'

export interface SignedIn<Installation> {
  user: GoogleUser<Installation>
  /** With the `refreshToken`, where Google gave one; to be stored encrypted or not at all. */
  granted: Granted
}

export interface CompletionPorts<Installation> extends TokenPorts {
  keys: GoogleKeys
  findInstallation: UserExpectations<Installation>['findInstallation']
}

/**
 * From the code to a person: exchanged, verified, of a known district, the account that Classroom shows, and with all
 * that was asked for.
 * @throws Problem of `signInRefusals`
 */
export async function completeSignIn<Installation>(
  { code, state }: { code: string; state: SignInState },
  ports: CompletionPorts<Installation>,
): Promise<SignedIn<Installation>> {
  const { client, keys, findInstallation, now = () => new Date() } = ports
  const granted = await exchangeCode(code, state.codeVerifier, ports)
  const user = await verifyGoogleUser(granted.idToken, {
    clientId: client.clientId,
    nonce: state.nonce,
    loginHint: state.loginHint,
    findInstallation,
    keys,
    now: now(),
  })
  requireScopes(granted.scopes, state.scopes)
  return { user, granted }
}
