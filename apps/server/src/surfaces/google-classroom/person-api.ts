import { accessTokens, classroomApi, type AccessTokens, type ClassroomApi } from '@lectern/google-classroom'
import type { DistrictScope } from '@lectern/database'
import { Problem } from '@lectern/problem'
import {
  endGoogleGrant,
  findGoogleGrant,
  renewGoogleGrant,
  type GoogleInstallation,
  type GrantKey,
} from '@lectern/tenancy'
import { clientOf, type GoogleClassroomSurface } from './google-classroom-surface.ts'

type PersonApiPorts = Pick<
  GoogleClassroomSurface,
  'accounts' | 'fetch' | 'secrets' | 'paceOf' | 'redirectUri' | 'now'
>

export interface PersonApi {
  /** While a person waits, fewer attempts than in a job. */
  classroom: ClassroomApi
  /** For Google's other services. */
  tokens: AccessTokens
  scopes: readonly string[]
  /** Ends the grant as it was last found; one that was given since stays. */
  end: (code: string) => Promise<void>
}

/**
 * Google's API in the name of somebody who granted it.
 * @returns undefined where nothing is granted any more: they have to sign in
 */
export async function personApi(
  ports: PersonApiPorts,
  scope: DistrictScope,
  installation: GoogleInstallation,
  key: Omit<GrantKey, 'installationId'>,
  { attempts }: { attempts?: number } = {},
): Promise<PersonApi | undefined> {
  const { accounts, fetch, secrets, paceOf, now } = ports
  const { installationId, clientId } = installation
  const grantKey = { ...key, installationId }
  const sealKey = secrets.of('Google grants')
  const grant = await findGoogleGrant(scope, grantKey, sealKey)
  if (!grant || !isUsable(grant, now())) return undefined
  let { version } = grant
  const renew = async (renewed: Parameters<typeof renewGoogleGrant>[3]): Promise<void> => {
    version = (await renewGoogleGrant(scope, grantKey, version, renewed, sealKey)) ?? version
  }
  const tokens = accessTokens(
    {
      client: clientOf(ports, installation),
      accounts,
      fetch,
      now,
      // Read anew each time: another process may have replaced it.
      async readRefreshToken() {
        const latest = await findGoogleGrant(scope, grantKey, sealKey)
        version = latest?.version ?? version
        return latest?.refreshToken
      },
      replaceRefreshToken: (refreshToken) => renew({ refreshToken }),
      onRenewed: (access) => renew({ access }),
    },
    grant.access,
  )
  const end = (code: string) => endGoogleGrant(scope, grantKey, version, code)
  const ended = endingWith(tokens, end)
  const pace = paceOf(clientId)
  return {
    classroom: classroomApi({ fetch, tokens: ended, now, attempts, pace: () => pace.take(key.personId) }),
    tokens: ended,
    scopes: grant.scopes,
    end,
  }
}

const isUsable = (
  { access, refreshToken }: { access?: { expiresAt: Date }; refreshToken?: string },
  now: Date,
): boolean => refreshToken !== undefined || (access !== undefined && access.expiresAt > now)

/** A grant that Google does not take any more is noted as ended, so that the person is asked and not everybody's log filled. */
function endingWith(tokens: AccessTokens, end: (code: string) => Promise<void>): AccessTokens {
  const orEnd = async (token: Promise<string>): Promise<string> => {
    try {
      return await token
    } catch (error) {
      if (isGrantEnding(error)) await end(error.code)
      throw error
    }
  }
  return { current: () => orEnd(tokens.current()), renewed: (refused) => orEnd(tokens.renewed(refused)) }
}

/** Nothing acts for the person any more, until they sign in again. */
export const isGrantEnding = (error: unknown): error is Problem =>
  error instanceof Problem && endings.includes(error.code)

const endings = [
  'classroom.grant-revoked',
  'classroom.reauthentication-required',
  'classroom.refresh-token-missing',
  'classroom.not-administrator',
]

/** Of whoever `personApi` knows no grant of. */
export const grantEnded = (): Problem =>
  new Problem({
    kind: 'unauthenticated',
    code: 'classroom.grant-revoked',
    message: 'What this person granted has ended since. They have to sign in again.',
  })

/** Of whoever granted less than the work needs. */
export const scopeMissing = (): Problem =>
  new Problem({
    kind: 'forbidden',
    code: 'classroom.scope-missing',
    message: 'The person has not granted what this needs yet.',
  })
