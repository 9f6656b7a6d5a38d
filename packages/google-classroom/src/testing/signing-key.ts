import { exportJWK, generateKeyPair, SignJWT, type JSONWebKeySet, type JWTPayload } from 'jose'

export interface SigningKey {
  jwks: JSONWebKeySet
  /** Signs as Google does: RS256, with the id of the key. */
  sign(claims: JWTPayload, header?: { alg?: string; kid?: string }): Promise<string>
}

/** A key pair for a simulated Google, or for somebody who pretends to be it. */
export async function signingKey(kid = 'google-1'): Promise<SigningKey> {
  const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true })
  const jwk = await exportJWK(publicKey)
  return {
    jwks: { keys: [{ ...jwk, kid, alg: 'RS256', use: 'sig' }] },
    sign: (claims, header) =>
      new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid, typ: 'JWT', ...header }).sign(privateKey),
  }
}
