import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** Says which session of the console began something, to that session alone. */
export interface SessionProof {
  random: string
  proof: string
}

export function newSessionProof(sessionToken: string): SessionProof {
  const random = randomBytes(16).toString('base64url')
  return { random, proof: proofOf(random, sessionToken) }
}

export function isBegunBy({ random, proof }: SessionProof, sessionToken: string): boolean {
  const given = Buffer.from(proof)
  const expected = Buffer.from(proofOf(random, sessionToken))
  return given.length === expected.length && timingSafeEqual(given, expected)
}

const proofOf = (random: string, sessionToken: string): string =>
  createHmac('sha256', sessionToken).update(random).digest('base64url')
