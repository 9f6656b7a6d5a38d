import { EncryptJWT, jwtDecrypt } from 'jose'

/**
 * A secret of somebody else's as a row keeps it (JWE, AES-256-GCM). Bound to whose it is: nobody who can write the table
 * moves a secret they know to another's row.
 * @param sealKey 32 bytes
 */
export const sealSecret = (secret: string, owner: string, sealKey: Uint8Array): Promise<string> =>
  new EncryptJWT({ secret })
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
    .setSubject(owner)
    .encrypt(sealKey)

/** @throws an error of jose where it was sealed with another key or for somebody else */
export async function unsealSecret(sealed: string, owner: string, sealKey: Uint8Array): Promise<string> {
  const { payload } = await jwtDecrypt<{ secret: string }>(sealed, sealKey, { subject: owner })
  return payload.secret
}
