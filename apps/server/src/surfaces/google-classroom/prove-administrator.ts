import { accessTokens, googleJson, requireAdministrator, type Granted } from '@lectern/google-classroom'
import type { DistrictScope } from '@lectern/database'
import type { PersonId } from '@lectern/launch'
import { Problem } from '@lectern/problem'
import { subjectHashesOf, type GoogleInstallation } from '@lectern/tenancy'
import { clientOf, subjectHashOf, type GoogleClassroomSurface } from './google-classroom-surface.ts'
import type { PersonApi } from './person-api.ts'

type ProofPorts = Pick<
  GoogleClassroomSurface,
  'accounts' | 'fetch' | 'redirectUri' | 'pseudonyms' | 'paceOf' | 'now'
>

/**
 * Before anything of whoever signed in is kept.
 * @throws Problem `classroom.not-administrator`, or what a call throws
 */
export function proveSignedIn(
  ports: ProofPorts,
  installation: GoogleInstallation,
  granted: Granted,
  sub: string,
): Promise<void> {
  const { accounts, fetch, now } = ports
  const tokens = accessTokens(
    {
      client: clientOf(ports, installation),
      accounts,
      fetch,
      now,
      // What Google gave this moment is not renewed.
      readRefreshToken: async () => undefined,
      replaceRefreshToken: async () => {},
    },
    granted,
  )
  return requireAdministrator(googleJson({ fetch, tokens, now, attempts: 2 }), (id) => id === sub)
}

/**
 * The same of somebody whose access is kept, which ends where the role has: what they are shown is not the whole any more.
 * @throws Problem `classroom.not-administrator`, or what a call throws
 */
export async function proveStillAdministrator(
  ports: ProofPorts,
  scope: DistrictScope,
  { clientId, installationId }: GoogleInstallation,
  { personId, tokens, end }: Pick<PersonApi, 'tokens' | 'end'> & { personId: PersonId },
): Promise<void> {
  const { fetch, now, paceOf } = ports
  const google = googleJson({ fetch, tokens, now, pace: () => paceOf(clientId).take(personId) })
  const hashes = await subjectHashesOf(scope, installationId, personId)
  try {
    await requireAdministrator(google, (id) =>
      hashes.some((hash) => hash.equals(subjectHashOf(ports, scope, id))),
    )
  } catch (error) {
    if (error instanceof Problem && error.code === 'classroom.not-administrator') await end(error.code)
    throw error
  }
}
