import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { InstallationId } from '@lectern/launch'

/** Begun on an installation's page, by one session of the console. */
export interface AdministratorHandOff {
  installationId: InstallationId
  random: string
  proof: string
}

/**
 * Names a sign-in so that only the session that began it can finish it; the state it travels in is sealed, and nothing is
 * stored. Whoever is sent somebody else's way back from Google grants nothing in that one's name.
 */
export function newAdministratorHandOff(installationId: InstallationId, sessionToken: string): string {
  const random = randomBytes(16).toString('base64url')
  return ['administrator', installationId, random, proofOf(random, sessionToken)].join(':')
}

/** @returns undefined where it is no sign-in of an administrator */
export function readAdministratorHandOff(handOffId: string): AdministratorHandOff | undefined {
  const [kind, installationId, random, proof] = handOffId.split(':')
  return kind === 'administrator' && installationId && random && proof
    ? { installationId: installationId as InstallationId, random, proof } // sealed by us
    : undefined
}

export function isBegunBy({ random, proof }: AdministratorHandOff, sessionToken: string): boolean {
  const given = Buffer.from(proof)
  const expected = Buffer.from(proofOf(random, sessionToken))
  return given.length === expected.length && timingSafeEqual(given, expected)
}

const proofOf = (random: string, sessionToken: string): string =>
  createHmac('sha256', sessionToken).update(random).digest('base64url')
