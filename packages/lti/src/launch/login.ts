import type { PlatformRegistration } from '../platform/registration.ts'
import type { PlatformStorage } from '../platform/storage.ts'
import { readParameters } from './parameters.ts'
import { refuse } from './refusals.ts'
import {
  browserKeysOf,
  randomToken,
  sealState,
  sha256,
  stateLifetimeSeconds,
  type StateKey,
} from './state.ts'

/** What to look for: every member that is given must match. */
export interface RegistrationQuery {
  issuer: string
  clientId?: string
  deploymentId?: string
}

export interface LoginPorts<R extends PlatformRegistration> {
  /** `launchUrl`: the one redirect URI that is registered with every platform. */
  tool: { launchUrl: string }
  /** All registrations that match; several platforms may share an issuer. */
  findRegistrations: (query: RegistrationQuery) => readonly R[] | Promise<readonly R[]>
  stateKey: StateKey
  now?: Date
}

export interface BegunLogin<R extends PlatformRegistration> {
  registration: R
  /** The authentication request: send the browser there. */
  location: string
  state: string
  /** To be set as a cookie: `Secure; HttpOnly; SameSite=None; Partitioned; Path=/; Max-Age=600`. */
  binding: { cookieName: string; secret: string }
  /** Where the page also puts the secret; only when the platform offered storage. */
  storage?: PlatformStorage
  /** The parameters that start this login again, in a new window of its own. */
  relaunch: Record<string, string>
}

/**
 * OIDC third-party login (Security Framework §5.1.1.1–2), from a query or a form alike. Its parameters are
 * unsigned: they choose a registration and are echoed, nothing else is done by them.
 */
export async function beginLogin<R extends PlatformRegistration>(
  params: URLSearchParams,
  { tool, findRegistrations, stateKey, now = new Date() }: LoginPorts<R>,
): Promise<BegunLogin<R>> {
  const login = readLogin(params)
  const registration = await chooseRegistration(login, findRegistrations)
  const secret = randomToken()
  const nonce = randomToken()
  const storage = offeredStorage(login.storageTarget, registration)
  const state = sealState(
    {
      issuer: registration.issuer,
      clientId: registration.clientId,
      nonce,
      browserHash: sha256(secret),
      expiresAt: new Date(now.getTime() + stateLifetimeSeconds * 1000),
      storage,
      relaunch: fitsInState(login.relaunch) ? login.relaunch : undefined,
    },
    stateKey,
  )
  const { cookieName, storageKey } = browserKeysOf(state)
  return {
    registration,
    location: authenticationRequest(registration, login, { redirectUri: tool.launchUrl, state, nonce }),
    state,
    binding: { cookieName, secret },
    storage: storage && { ...storage, key: storageKey },
    relaunch: login.relaunch,
  }
}

interface Login {
  issuer: string
  loginHint: string
  clientId?: string
  deploymentId?: string
  messageHint?: string
  storageTarget?: string
  relaunch: Record<string, string>
}

const idLength = 255
const hintLength = 8192
const loginParameters = {
  iss: idLength,
  login_hint: hintLength,
  target_link_uri: 2048,
  client_id: idLength,
  lti_deployment_id: idLength,
  // As Canvas documents it.
  deployment_id: idLength,
  lti_message_hint: hintLength,
  lti_storage_target: idLength,
}

function readLogin(params: URLSearchParams): Login {
  const { lti_storage_target: storageTarget, ...relaunch } = readParameters(params, loginParameters)
  for (const name of ['iss', 'login_hint', 'target_link_uri'] as const)
    if (relaunch[name] === undefined)
      throw refuse(
        'lti.parameter-missing',
        `The login came without ${name}. Check that the platform calls this address as its OIDC login URL.`,
        { parameter: name },
      )
  return {
    issuer: relaunch.iss!, // checked above
    loginHint: relaunch.login_hint!, // checked above
    clientId: relaunch.client_id,
    deploymentId: relaunch.lti_deployment_id ?? relaunch.deployment_id,
    messageHint: relaunch.lti_message_hint,
    storageTarget,
    relaunch: relaunch as Record<string, string>, // only names that were given are in it
  }
}

/** The one registration meant; never "the first that fits" (Core §4.1.3). */
async function chooseRegistration<R extends PlatformRegistration>(
  { issuer, clientId, deploymentId }: Login,
  find: LoginPorts<R>['findRegistrations'],
): Promise<R> {
  let found = await find({ issuer, clientId })
  if (found.length > 1 && deploymentId !== undefined) found = await find({ issuer, clientId, deploymentId })
  const [registration, another] = found
  if (another !== undefined)
    throw refuse(
      'lti.registration-ambiguous',
      `Several registrations have the issuer ${issuer}, and the login does not say which is meant. ` +
        'Let the platform send client_id with its login.',
      { issuer, clientId, deploymentId },
    )
  if (registration === undefined)
    throw refuse(
      'lti.registration-unknown',
      `No registration has the issuer ${issuer}${clientId === undefined ? '' : ` and the client id ${clientId}`}. ` +
        'Add the platform, or correct these two values.',
      { issuer, clientId, deploymentId },
    )
  return registration
}

const offeredStorage = (target: string | undefined, { authorizationEndpoint }: PlatformRegistration) =>
  target === undefined ? undefined : { target, platformOrigin: new URL(authorizationEndpoint).origin }

/** The state stands in a URL, beside the hints themselves; servers commonly take 8 KB in all. */
const fitsInState = (relaunch: Record<string, string>): boolean =>
  Buffer.byteLength(JSON.stringify(relaunch)) <= 1500

/** Security Framework §5.1.1.2; the hints go back byte for byte. */
function authenticationRequest(
  { authorizationEndpoint, clientId }: PlatformRegistration,
  { loginHint, messageHint }: Login,
  { redirectUri, state, nonce }: { redirectUri: string; state: string; nonce: string },
): string {
  const request: Record<string, string> = {
    scope: 'openid',
    response_type: 'id_token',
    response_mode: 'form_post',
    prompt: 'none',
    client_id: clientId,
    redirect_uri: redirectUri,
    login_hint: loginHint,
    ...(messageHint !== undefined && { lti_message_hint: messageHint }),
    state,
    nonce,
  }
  const query = Object.entries(request).map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
  return `${authorizationEndpoint}${authorizationEndpoint.includes('?') ? '&' : '?'}${query.join('&')}`
}
