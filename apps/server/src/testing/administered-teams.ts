import { simulatedApp } from '@lectern/teams/testing'
import { aDirector, type ConsoleCall } from './director.ts'
import { teamsUnderTest, tenantIds, type TeamsUnderTest } from './teams-under-test.ts'
import { aDistrict } from './under-test.ts'

/** A server with Lectern in the Teams of one district, and its director. */
export interface AdministeredTeams extends TeamsUnderTest {
  director: ConsoleCall
  /** A director of another district. */
  stranger: ConsoleCall
  /** As the console's form sends another app of the same district. */
  otherApp: {
    name: string
    clientId: string
    tenantId: string
    clientSecret: string
    websiteUrl: string
    privacyUrl: string
    termsUrl: string
  }
  /** Below `/api/v1/console`. */
  path: string
}

export async function administeredTeams(): Promise<AdministeredTeams> {
  const under = await teamsUnderTest()
  const elsewhere = await aDistrict(under.lectern, 'Elsewhere')
  return {
    ...under,
    director: await aDirector(under.url, under.scope),
    stranger: await aDirector(under.url, elsewhere, 'eve@elsewhere.example'),
    otherApp: {
      name: 'Our Teams',
      clientId: '7E0C3B1A-1111-4222-8333-444455556666',
      tenantId: tenantIds.elsewhere,
      clientSecret: simulatedApp.clientSecret,
      websiteUrl: 'https://fairview.example/',
      privacyUrl: 'https://fairview.example/privacy',
      termsUrl: 'https://fairview.example/terms',
    },
    path: `/installations/${under.installationId}`,
  }
}

/** On Entra's page, as the administrator of the tenant. @returns where the browser is sent back to, on this server */
export async function answeredByEntra(
  { microsoft, url, config }: Pick<TeamsUnderTest, 'microsoft' | 'url' | 'config'>,
  consent: string,
): Promise<string> {
  // As Entra knows it; the simulation stands at a place of its own.
  const address = consent.replace(/^http:\/\/127\.0\.0\.1:\d+\//, 'https://')
  const { headers } = await microsoft.entra.fetch(address, { redirect: 'manual' })
  return headers.get('location')!.replace(config.publicUrl, url)
}
