import { calculateJwkThumbprint, exportJWK, generateKeyPair, SignJWT, type JWK } from 'jose'
import type { Claims } from './message.ts'

export interface SigningKey {
  publicJwk: JWK
  sign(claims: Claims): Promise<string>
}

/** A fresh RSA key. Its `kid` is its thumbprint (RFC 7638), so a restart never reuses a name for another key. */
export async function generateSigningKey(): Promise<SigningKey> {
  const { publicKey, privateKey } = await generateKeyPair('RS256')
  const jwk = await exportJWK(publicKey)
  const kid = await calculateJwkThumbprint(jwk)
  return {
    publicJwk: { ...jwk, kid, alg: 'RS256', use: 'sig' },
    sign: (claims) =>
      new SignJWT(claims).setProtectedHeader({ typ: 'JWT', alg: 'RS256', kid }).sign(privateKey),
  }
}

/** One key for a platform, made when it is first needed: a host that nobody visits costs nothing. */
export function signingKeyOnDemand(): () => Promise<SigningKey> {
  let key: Promise<SigningKey> | undefined
  return () => (key ??= generateSigningKey())
}
