import { createPublicKey } from 'node:crypto'
import { jwtVerify } from 'jose'
import type { BenchPlatform } from './platform.ts'
import { measureRound, ownCpuSeconds, type Round } from './round.ts'

/** The floor under every launch: one RS256 verification of the same token, with nothing around it. */
export async function measureVerification(
  { publicJwk, issuer, clientId, signLaunch }: BenchPlatform,
  inFlight: number,
  milliseconds: number,
): Promise<Round> {
  const key = createPublicKey({ key: publicJwk, format: 'jwk' })
  const token = await signLaunch({ nonce: 'n', targetLinkUri: issuer, person: 1 })
  return measureRound(() => jwtVerify(token, key, { issuer, audience: clientId, algorithms: ['RS256'] }), {
    inFlight,
    milliseconds,
    cpuSeconds: ownCpuSeconds,
  })
}
