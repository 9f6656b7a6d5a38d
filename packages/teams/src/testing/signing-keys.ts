import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK } from 'jose'

export type SigningKeys = Awaited<ReturnType<typeof signingKeys>>

/** The keys of an Entra: published with the issuers they sign for, and rotated. */
export async function signingKeys(issuer: string) {
  const published: (JWK & { issuer: string })[] = []
  let current: { kid: string; privateKey: CryptoKey }

  async function rotate(kid = `entra-${published.length + 1}`): Promise<void> {
    const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true })
    published.push({ ...(await exportJWK(publicKey)), kid, use: 'sig', issuer })
    current = { kid, privateKey }
  }

  await rotate()
  return {
    rotate,
    jwks: () => ({ keys: published }),
    /** `header`: members to replace. */
    sign: (claims: object, header: Record<string, unknown> = {}): Promise<string> =>
      new SignJWT({ ...claims })
        .setProtectedHeader({ typ: 'JWT', alg: 'RS256', kid: current.kid, ...header })
        .sign(current.privateKey),
  }
}
