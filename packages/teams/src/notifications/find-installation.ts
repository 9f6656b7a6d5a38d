import { isGuid } from '../cloud.ts'
import { graphPath } from '../graph/graph-address.ts'
import type { GraphConnection } from '../graph/graph-connection.ts'
import { member, text } from '../graph/graph-words.ts'

export type InstallationLookup =
  | { found: 'installed'; installationId: string; catalogId: string }
  | { found: 'not-installed' }
  /** The person is not in the tenant any more. */
  | { found: 'nobody' }
  /** Not installed, or installed from a package that does not ask to look: Graph answers the same. */
  | { found: 'forbidden' }

/**
 * Whether a person has the app: Graph sends nothing to those who do not (Graph "List apps installed for user"). By
 * `TeamsAppInstallation.Read.User`, which comes with the installation.
 */
export async function findInstallation(
  connection: GraphConnection,
  personId: string,
  manifestId: string,
): Promise<InstallationLookup> {
  if (!isGuid(manifestId)) return { found: 'not-installed' }
  const { status, body } = await connection.call({
    path: graphPath`/users/${personId}/teamwork/installedApps`,
    query: { $expand: 'teamsApp', $filter: `teamsApp/externalId eq '${manifestId}'` },
    interprets: [403, 404],
    impatient: true,
  })
  if (status === 404) return { found: 'nobody' }
  if (status === 403) return { found: 'forbidden' }
  const listed = member(body, 'value')
  // Notices would go out in the name of another app where Graph leaves the filter aside.
  const installation = (Array.isArray(listed) ? (listed as unknown[]) : []).find(
    (one) => text(member(member(one, 'teamsApp'), 'externalId')).toLowerCase() === manifestId.toLowerCase(),
  )
  const installationId = text(member(installation, 'id'))
  const catalogId = text(member(member(installation, 'teamsApp'), 'id'))
  // Graph's ids of installations are base64; nothing else may stand in an address.
  return /^[\w+/=-]+$/.test(installationId) && catalogId
    ? { found: 'installed', installationId, catalogId }
    : { found: 'not-installed' }
}
