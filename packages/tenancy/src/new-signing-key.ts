import { calculateJwkThumbprint, EncryptJWT, exportJWK, generateKeyPair, jwtDecrypt, type JWK } from 'jose'

/** As it is stored: the private part sealed (JWE, A256GCM), so that a copy of the database alone cannot sign for us. */
export interface SealedSigningKey {
  /** The thumbprint of the key (RFC 7638). */
  kid: string
  publicJwk: JWK
  sealedPrivateJwk: string
}

/** RS256: the one algorithm that every platform takes. `sealKey` has 32 bytes. */
export async function newSigningKey(sealKey: Uint8Array): Promise<SealedSigningKey> {
  const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true })
  const publicMembers = await exportJWK(publicKey)
  const kid = await calculateJwkThumbprint(publicMembers)
  return {
    kid,
    publicJwk: { ...publicMembers, kid, alg: 'RS256', use: 'sig' },
    sealedPrivateJwk: await new EncryptJWT({ jwk: await exportJWK(privateKey) })
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
      .encrypt(sealKey),
  }
}

export async function unsealPrivateJwk(sealed: string, sealKey: Uint8Array): Promise<JWK> {
  const { payload } = await jwtDecrypt<{ jwk: JWK }>(sealed, sealKey)
  return payload.jwk
}
