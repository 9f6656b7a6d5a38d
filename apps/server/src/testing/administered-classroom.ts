import type { DistrictScope } from '@lectern/database'
import {
  simulatedGoogle,
  somePeople,
  type SignInChoice,
  type SimulatedGoogle,
} from '@lectern/google-classroom/testing'
import { aDirector, type ConsoleCall } from './director.ts'
import { googleServer } from './google-server.ts'
import { aDistrict, serverUnderTest, type UnderTest } from './under-test.ts'

/** Administers the domain too. */
export const deputy = { ...somePeople.administrator, sub: '302', email: 'deputy@fairview.example' }

/** A server whose Google is simulated, and a director; nothing is installed yet. */
export interface AdministeredClassroom extends UnderTest {
  lectern: Awaited<ReturnType<typeof serverUnderTest>>['lectern']
  scope: DistrictScope
  google: SimulatedGoogle
  director: ConsoleCall
  /** A director of another district. */
  stranger: ConsoleCall
  /** As the console's form sends it. */
  addOn: {
    name: string
    clientId: string
    clientSecret: string
    hostedDomains: string[]
    applicationId: string
  }
  /** Installs it. @returns the path of its installation */
  install(): Promise<string>
}

export async function administeredClassroom(): Promise<AdministeredClassroom> {
  const host = await googleServer()
  const server = await serverUnderTest({ simulatedGoogle: host.base })
  const client = {
    clientId: 'lectern.apps.googleusercontent.example',
    clientSecret: 'secret-of-lectern',
    redirectUri: `${server.url}/google-classroom/oauth/callback`,
  }
  const google = await simulatedGoogle({ client, people: [...Object.values(somePeople), deputy] })
  host.answerWith(google.fetch)
  const scope = await aDistrict(server.lectern)
  const director = await aDirector(server.url, scope)
  const { clientId, clientSecret } = client
  const addOn = {
    name: 'Our Classroom',
    clientId,
    clientSecret,
    hostedDomains: ['fairview.example'],
    applicationId: '4711',
  }
  return {
    ...server,
    scope,
    google,
    director,
    stranger: await aDirector(
      server.url,
      await aDistrict(server.lectern, 'Elsewhere'),
      'eve@elsewhere.example',
    ),
    addOn,
    async install() {
      const { answer } = await director('/installations/google-classroom', { method: 'POST', body: addOn })
      return `/installations/${String(answer['id'])}`
    },
    async close() {
      await server.close()
      await host.close()
    },
  }
}

/** On Google's pages, as the administrator unless somebody else is chosen. @returns where the window is sent back to */
export function answeredByGoogle(
  { google }: Pick<AdministeredClassroom, 'google'>,
  authorization: string,
  choice: SignInChoice = {},
): string {
  // As Google knows it; the simulation stands at a place of its own.
  const address = authorization.replace(/^http:\/\/127\.0\.0\.1:\d+\//, 'https://')
  const answered = google.authorize(address, { as: somePeople.administrator.sub, ...choice })
  if ('location' in answered) return answered.location
  throw new Error(`Google shows a page of its own: ${answered.page}`)
}
