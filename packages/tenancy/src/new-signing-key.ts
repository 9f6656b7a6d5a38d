import { calculateJwkThumbprint, EncryptJWT, exportJWK, generateKeyPair, jwtDecrypt, type JWK } from 'jose'
import { Problem } from '@lectern/problem'

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

/** @throws Problem `keys.sealed-otherwise` */
export async function unsealPrivateJwk(sealed: string, sealKey: Uint8Array): Promise<JWK> {
  try {
    const { payload } = await jwtDecrypt<{ jwk: JWK }>(sealed, sealKey)
    return payload.jwk
  } catch (cause) {
    throw new Problem({
      kind: 'conflict',
      code: 'keys.sealed-otherwise',
      message:
        'The signing keys in the database are sealed with another SECRET_KEY. Start with that one; if it is lost, make new keys: npm run lectern -- keys rotate --compromised',
      cause,
    })
  }
}
