import { admitAppPackage, type CatalogApp, type SimulatedGraph, type Upload } from '@lectern/teams/testing'
import { guidOf } from '../tenant/guid-of.ts'
import { teamsPeople } from '../tenant/teams-people.ts'
import { appOfManifest, type TeamsApp } from './teams-app.ts'

interface CatalogParts {
  first: TeamsApp
  teamwork: ReturnType<SimulatedGraph['teamwork']>
  /** Where the tool offers its package. */
  zipUrl?: string
}

/** The tenant's catalog with the tool in it, and the set-up policy that gives it to those who teach. */
export function appCatalog({ first, teamwork, zipUrl }: CatalogParts) {
  let app = first
  const listed: CatalogApp = { catalogId: guidOf('app', 'catalog'), ...graphSide(first) }
  const double: CatalogApp = { ...listed, catalogId: guidOf('app', 'double') }
  teamwork.publish(listed)
  for (const person of teamsPeople.filter(({ role }) => role === 'teacher'))
    teamwork.install(person.oid, listed)

  async function offered(): Promise<Upload> {
    if (zipUrl === undefined) return notOffered('Nobody said where the app package is (appZipUrl).')
    try {
      const answer = await fetch(zipUrl)
      return answer.ok
        ? admitAppPackage(new Uint8Array(await answer.arrayBuffer()))
        : notOffered(`${zipUrl} was answered with ${answer.status}.`)
    } catch {
      return notOffered(`Nobody answers at ${zipUrl}.`)
    }
  }

  return {
    app: (): TeamsApp => app,
    catalogId: listed.catalogId,
    offersPackage: zipUrl !== undefined,

    /** A package of the tool's, or the one it offers, as the Teams admin centre takes or refuses it. */
    async upload(zip?: Uint8Array): Promise<Upload> {
      const upload = zip ? admitAppPackage(zip) : await offered()
      if (upload.outcome === 'admitted') {
        app = appOfManifest(upload.manifest)
        Object.assign(listed, graphSide(app))
      }
      return upload
    },

    isInstalled: (oid: string): boolean => teamwork.installedFor(oid).some((one) => one.app === listed),
    install(oid: string): void {
      if (!teamwork.installedFor(oid).some((one) => one.app === listed)) teamwork.install(oid, listed)
    },
    uninstall: teamwork.uninstall,

    /** A second app of the same client id, as a test and a productive one beside each other are. */
    setDouble(exists: boolean): void {
      const index = teamwork.catalog.indexOf(double)
      if (exists && index < 0) teamwork.publish(double)
      if (!exists && index >= 0) teamwork.catalog.splice(index, 1)
    },
  }
}

const notOffered = (reason: string): Upload => ({
  outcome: 'refused',
  code: 'Mgmt.AppCatalog.LOBApp.Upload.BadRequest',
  reasons: [reason],
})

const graphSide = ({ manifestId, clientId, activityTypes }: TeamsApp) => ({
  manifestId,
  clientId,
  activityTypes,
})
