import type { GoogleInstallState } from '@lectern/api-contracts'
import { googleJson, readInstallState, scopes } from '@lectern/google-classroom'
import type { DistrictScope } from '@lectern/database'
import { Problem } from '@lectern/problem'
import { findGoogleGrantors, type GoogleInstallation } from '@lectern/tenancy'
import { personApi } from './person-api.ts'

type InstallStatePorts = Parameters<typeof personApi>[0]

/** Whether each domain has installed the Marketplace app, as Google says now to an administrator who granted that. */
export async function installStates(
  ports: InstallStatePorts,
  scope: DistrictScope,
  installation: GoogleInstallation,
): Promise<GoogleInstallState['domains']> {
  const google = await administratorJson(ports, scope, installation)
  return Promise.all(installation.hostedDomains.map((domain) => stateOf(domain)))

  async function stateOf(domain: string): Promise<GoogleInstallState['domains'][number]> {
    const { applicationId } = installation
    if (applicationId === null) return unknown(domain, withoutApplication())
    if (google === undefined) return unknown(domain, withoutGrant())
    try {
      return { domain, state: await readInstallState(google, applicationId, domain), problem: null }
    } catch (error) {
      if (error instanceof Problem) return unknown(domain, error)
      throw error
    }
  }
}

async function administratorJson(
  ports: InstallStatePorts,
  scope: DistrictScope,
  installation: GoogleInstallation,
): Promise<ReturnType<typeof googleJson> | undefined> {
  const key = { installationId: installation.installationId, audience: 'administrator' } as const
  const [grantor] = await findGoogleGrantors(scope, key, [scopes.marketplaceLicences])
  if (!grantor) return undefined
  const { personId } = grantor
  const api = await personApi(ports, scope, installation, { personId, audience: 'administrator' })
  return api && googleJson({ fetch: ports.fetch, tokens: api.tokens, now: ports.now, attempts: 2 })
}

const unknown = (domain: string, { code, message }: Pick<Problem, 'code' | 'message'>) => ({
  domain,
  state: 'unknown' as const,
  problem: { code, message },
})

const withoutApplication = () => ({
  code: 'installation.application-missing',
  message: 'Enter the application ID of the Marketplace app: without it Google cannot be asked.',
})

const withoutGrant = () => ({
  code: 'installation.administrator-missing',
  message: 'No administrator of the domain has granted access that works: sign in as one.',
})
