import { createHmac, createPublicKey, type JsonWebKey } from 'node:crypto'
import { decodeJwt, exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK } from 'jose'

export interface SigningKey {
  kid: string
  privateKey: CryptoKey
  publicJwk: JWK
}

/** `own` replaces members of what is published; `undefined` takes one out. */
export async function signingKey(kid: string, own: Partial<JWK> = {}): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair('RS256')
  return {
    kid,
    privateKey,
    publicJwk: { ...(await exportJWK(publicKey)), kid, alg: 'RS256', use: 'sig', ...own },
  }
}

/** The same claims, signed with another key; `kid` may name one that it is not. */
export const signedAgain = (
  token: string,
  { kid, privateKey }: Pick<SigningKey, 'kid' | 'privateKey'>,
): Promise<string> =>
  new SignJWT(decodeJwt(token)).setProtectedHeader({ alg: 'RS256', kid, typ: 'JWT' }).sign(privateKey)

/** The same claims without any signature. */
export const unsigned = (token: string, kid: string): string =>
  `${encoded({ alg: 'none', kid, typ: 'JWT' })}.${payloadOf(token)}.`

/** The same claims under a MAC whose secret is the public key, as anybody could make it. */
export function signedWithPublicKey(token: string, publicJwk: JWK): string {
  const pem = createPublicKey({ key: publicJwk as JsonWebKey, format: 'jwk' }).export({
    type: 'spki',
    format: 'pem',
  })
  const content = `${encoded({ alg: 'HS256', kid: publicJwk.kid, typ: 'JWT' })}.${payloadOf(token)}`
  return `${content}.${createHmac('sha256', pem).update(content).digest('base64url')}`
}

const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')

const payloadOf = (token: string): string => token.split('.')[1]! // a signed token has three parts
