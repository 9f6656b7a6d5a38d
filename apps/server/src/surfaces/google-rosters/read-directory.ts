import { directoryUserPages, googleJson, readOrgUnits, type DirectoryUser } from '@lectern/google-classroom'
import type { DistrictScope } from '@lectern/database'
import type { InstallationId } from '@lectern/launch'
import { Problem } from '@lectern/problem'
import {
  cameToGoogle,
  getGoogleInstallation,
  keepDirectory,
  noteDirectoryProblem,
  type GoogleInstallation,
  type OrgUnitUse,
} from '@lectern/tenancy'
import { subjectHashOf } from '../google-classroom/google-classroom-surface.ts'
import type { GoogleRosters } from './google-rosters.ts'
import { administratorReader } from './reader.ts'

/**
 * Counts whom the organizational units of the domain hold and who of them came to Lectern. One page of accounts is held
 * at a time, and of all of them only the sums are kept. What Google refuses is kept for the administrator to see.
 */
export async function readDirectory(
  ports: GoogleRosters,
  scope: DistrictScope,
  installationId: InstallationId,
  signal: AbortSignal,
): Promise<void> {
  const sealKey = ports.secrets.of('Google client secrets')
  const installation = await getGoogleInstallation(ports.database, scope, installationId, sealKey)
  try {
    await keepDirectory(scope, installationId, await countedUnits(ports, scope, installation, signal))
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    await noteDirectoryProblem(scope, installationId, error)
  }
}

async function countedUnits(
  ports: GoogleRosters,
  scope: DistrictScope,
  installation: GoogleInstallation,
  signal: AbortSignal,
): Promise<OrgUnitUse[]> {
  const reader = await administratorReader(ports, scope, installation, 'directory')
  if (!reader) throw notGranted()
  const { fetch, now, paceOf } = ports
  const pace = () => paceOf(installation.clientId).take(reader.personId)
  const google = googleJson({ fetch, now, pace, tokens: reader.tokens })
  const units = new Map<string, OrgUnitUse>()
  const unitAt = (path: string, name = nameOf(path)): OrgUnitUse => {
    const unit = units.get(path) ?? { path, name, activeUsers: 0, seenUsers: 0 }
    units.set(path, unit)
    return unit
  }
  for (const { path, name } of await readOrgUnits(google)) unitAt(path, name)
  for await (const { users } of directoryUserPages(google, { maxPages })) {
    signal.throwIfAborted()
    const active = users.filter((user) => user.active)
    const came = await cameToGoogle(scope, installation.installationId, active.map(hashOf))
    for (const [place, { orgUnitPath }] of active.entries()) {
      const unit = unitAt(orgUnitPath)
      unit.activeUsers++
      if (came[place]) unit.seenUsers++
    }
  }
  return [...units.values()]

  function hashOf({ id }: DirectoryUser): Buffer {
    return subjectHashOf(ports, installation, id)
  }
}

/** Of five hundred accounts each. */
const maxPages = 4_000

/** The last part of its path; the root, which no list has, is its path. */
const nameOf = (path: string): string => path.split('/').findLast((part) => part !== '') ?? path

const notGranted = (): Problem =>
  new Problem({
    kind: 'conflict',
    code: 'directory.not-granted',
    message:
      'No administrator has allowed Lectern to see the organizational units, or Google does not take that any more. An ' +
      'administrator of the domain signs in on the page of this installation and leaves all ticked.',
  })
