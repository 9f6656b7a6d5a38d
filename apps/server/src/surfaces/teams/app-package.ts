import type { RequestHandler } from 'express'
import { buildAppPackage, type AppPackage } from '@lectern/teams'
import { Problem } from '@lectern/problem'
import { findTeamsInstallations, keepTeamsRelease, type TeamsInstallation } from '@lectern/tenancy'
import { parametersOf } from '../../http/form.ts'
import { appDescription } from './app-description.ts'
import { refuseTabPage } from './refuse-tab.ts'
import type { TeamsSurface } from './teams-surface.ts'

/**
 * `/teams/app.zip?installation=…`: the package that an administrator uploads. Nothing in it is secret, and the id of the
 * installation says nothing about the district.
 */
export const sendAppPackage =
  (surface: TeamsSurface): RequestHandler =>
  async (req, res) => {
    try {
      const installation = await installationOf(surface, parametersOf(req).get('installation'))
      const { zip, release } = await packageOf(surface, installation)
      res
        .set({
          'content-type': 'application/zip',
          'content-disposition': `attachment; filename="lectern-teams-${release.version}.zip"`,
          'cache-control': 'no-store',
          'x-content-type-options': 'nosniff',
        })
        .send(Buffer.from(zip))
    } catch (error) {
      await refuseTabPage(surface, error, { req, res })
    }
  }

/** Made anew, with the version of the last one unless something in it has changed since. */
async function packageOf(surface: TeamsSurface, installation: TeamsInstallation): Promise<AppPackage> {
  const { districtId, installationId, release: previous } = installation
  const made = buildAppPackage(appDescription(surface, installation), previous ?? undefined)
  if (made.release.fingerprint === previous?.fingerprint) return made
  const scope = surface.database.district(districtId)
  if (await keepTeamsRelease(scope, installationId, made.release, previous)) return made
  // Somebody else has made one at the same moment: theirs is the predecessor now.
  return packageOf(surface, await installationOf(surface, installationId))
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

async function installationOf(
  { database, secrets }: Pick<TeamsSurface, 'database' | 'secrets'>,
  installationId: string | null,
): Promise<TeamsInstallation> {
  const [found] =
    installationId !== null && uuid.test(installationId)
      ? await findTeamsInstallations(database, { installationId }, secrets.of('Teams credentials'))
      : []
  if (found) return found
  throw new Problem({
    kind: 'not-found',
    code: 'teams.installation-unknown',
    message: 'There is no such Teams installation here. Copy the address of the package from the console.',
  })
}
