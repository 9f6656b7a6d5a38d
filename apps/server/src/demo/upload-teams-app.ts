import type { Database } from '@lectern/database'
import type { Playground } from '@lectern/playground'
import { findTeamsInstallations } from '@lectern/tenancy'
import type { SecretKeys } from '../secret-keys.ts'

interface TeamsDemo {
  database: Database
  keys: SecretKeys
  teams: NonNullable<Playground['teams']>
}

/** What the administrator of the simulated tenant does: consents, and uploads the package that the console offers. */
export async function uploadTeamsApp(
  /** Where Lectern listens. */
  url: string,
  { database, keys, teams }: TeamsDemo,
): Promise<void> {
  const { clientId } = teams.client
  const [installed] = await findTeamsInstallations(database, { clientId }, keys.of('Teams credentials'))
  const response = await fetch(`${url}/teams/app.zip?installation=${installed!.installationId}`)
  if (!response.ok)
    throw new Error(`The package of the Teams app could not be made: ${await response.text()}`)
  teams.admit()
  await teams.uploadApp(new Uint8Array(await response.arrayBuffer()))
}
