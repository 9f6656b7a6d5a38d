import type { InstallationId } from '@lectern/launch'
import { newSessionProof, type SessionProof } from '../session-proof.ts'

/** Begun on an installation's page, by one session of the console. */
export interface AdministratorHandOff extends SessionProof {
  installationId: InstallationId
}

/**
 * Names a sign-in so that only the session that began it can finish it; the state it travels in is sealed, and nothing is
 * stored. Whoever is sent somebody else's way back from Google grants nothing in that one's name.
 */
export function newAdministratorHandOff(installationId: InstallationId, sessionToken: string): string {
  const { random, proof } = newSessionProof(sessionToken)
  return ['administrator', installationId, random, proof].join(':')
}

/** @returns undefined where it is no sign-in of an administrator */
export function readAdministratorHandOff(handOffId: string): AdministratorHandOff | undefined {
  const [kind, installationId, random, proof] = handOffId.split(':')
  return kind === 'administrator' && installationId && random && proof
    ? { installationId: installationId as InstallationId, random, proof } // sealed by us
    : undefined
}
