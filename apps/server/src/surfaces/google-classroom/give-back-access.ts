import { revokeAccess } from '@lectern/google-classroom'
import type { Logger } from '../../http/log.ts'
import type { ForgetPorts } from '../../joins/forget-person.ts'
import type { SecretKeys } from '../../secret-keys.ts'
import type { GoogleClassroomSurface } from './google-classroom-surface.ts'

export interface GiveBackPorts extends Pick<GoogleClassroomSurface, 'accounts' | 'fetch'> {
  log: Pick<Logger, 'warn'>
}

/**
 * Gives accesses back to Google that are deleted here already, so a Google that does not answer undoes nothing.
 * @returns how many it could not be told of
 */
export async function giveBackAccess(
  { accounts, fetch, log }: GiveBackPorts,
  tokens: readonly string[],
): Promise<number> {
  const told = await Promise.allSettled(tokens.map((token) => revokeAccess(token, { accounts, fetch })))
  const failures = told.filter((one) => one.status === 'rejected')
  for (const { reason } of failures)
    log.warn({ err: reason as unknown }, 'Google could not be told that an access was given back')
  return failures.length
}

/** What forgetting a person takes of us. */
export const forgetPorts = ({
  secrets,
  ...google
}: GiveBackPorts & { secrets: Pick<SecretKeys, 'of'> }): ForgetPorts => ({
  grantKey: secrets.of('Google grants'),
  giveBack: (tokens) => giveBackAccess(google, tokens),
})
