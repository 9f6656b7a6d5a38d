import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JSONWebKeySet, type JWK } from 'jose'
import { claimNames } from '../launch/claims.ts'
import { profiles, type PlatformRegistration } from '../platform/registration.ts'
import { aLaunch } from './a-launch.ts'

export interface PlatformOptions {
  issuer?: string
  clientId?: string
  deploymentId?: string
  /** `RS256` unless said. */
  algorithm?: string
  profile?: PlatformRegistration['profile']
}

export interface SigningOptions {
  now?: Date
  /** Members of the JOSE header to replace; `undefined` takes one out. */
  header?: Record<string, unknown>
}

export type SimulatedPlatform = Awaited<ReturnType<typeof simulatedPlatform>>

/** A platform that signs real tokens: registers, starts logins, answers authentication requests, rotates keys. */
export async function simulatedPlatform({
  issuer = 'https://lms.example',
  clientId = 'lectern-1',
  deploymentId = 'deployment-1',
  algorithm = 'RS256',
  profile = profiles.strict,
}: PlatformOptions = {}) {
  const registration: PlatformRegistration = {
    issuer,
    clientId,
    authorizationEndpoint: `${issuer}/authorize`,
    jwksUri: `${issuer}/jwks`,
    profile,
  }
  const published: JWK[] = []
  let signing = await newKey('key-1')

  async function newKey(kid: string): Promise<{ kid: string; privateKey: CryptoKey; publicJwk: JWK }> {
    const { privateKey, publicKey } = await generateKeyPair(algorithm)
    const publicJwk = { ...(await exportJWK(publicKey)), kid, alg: algorithm, use: 'sig' }
    published.push(publicJwk)
    return { kid, privateKey, publicJwk }
  }

  /** A signed id_token; whatever `claims` names replaces what a platform would say. */
  function signLaunch(
    claims: Record<string, unknown> = aLaunch(),
    { now = new Date(), header }: SigningOptions = {},
  ) {
    const issuedAt = Math.floor(now.getTime() / 1000)
    const payload = {
      iss: issuer,
      aud: clientId,
      iat: issuedAt,
      exp: issuedAt + 300,
      [claimNames.deploymentId]: deploymentId,
      ...claims,
    }
    return new SignJWT(withoutUndefined(payload))
      .setProtectedHeader({ alg: algorithm, kid: signing.kid, typ: 'JWT', ...header })
      .sign(signing.privateKey)
  }

  return {
    registration,
    deploymentId,
    signLaunch,

    /** What the platform publishes; a test may alter it. */
    jwks: (): JSONWebKeySet => ({ keys: published }),

    async rotateKey(kid = `key-${published.length + 1}`): Promise<void> {
      signing = await newKey(kid)
    },

    /** What the browser carries to the tool's login URL. */
    login: (overrides: Record<string, string | undefined> = {}): URLSearchParams =>
      new URLSearchParams(
        withoutUndefined({
          iss: issuer,
          login_hint: 'hint-1',
          target_link_uri: 'https://tool.example/',
          client_id: clientId,
          lti_deployment_id: deploymentId,
          lti_message_hint: '{"launchid":"1"}',
          ...overrides,
        }),
      ),

    /** The form that the browser POSTs to the tool in answer to its authentication request. */
    async answer(
      location: string,
      claims: Record<string, unknown> = aLaunch(),
      options?: SigningOptions,
    ): Promise<URLSearchParams> {
      const request = new URL(location).searchParams
      const idToken = await signLaunch({ nonce: request.get('nonce'), ...claims }, options)
      return new URLSearchParams({ state: request.get('state') ?? '', id_token: idToken })
    },
  }
}

const withoutUndefined = <T>(record: Record<string, T | undefined>): Record<string, T> =>
  Object.fromEntries(Object.entries(record).filter((entry): entry is [string, T] => entry[1] !== undefined))
