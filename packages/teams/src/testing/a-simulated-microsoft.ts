import { entraTokens } from '../entra/entra-tokens.ts'
import { appCaller } from '../graph/graph-callers.ts'
import { graphConnections, type GraphConnection } from '../graph/graph-connection.ts'
import type { WaitingLimit } from '../waiting-limit.ts'
import { classIds, personIds, simulatedApp, tenantIds } from './a-district.ts'
import type { RegisteredPermissions } from './authorize-endpoints.ts'
import type { Deliver } from './graph-subscriptions.ts'
import type { SigningKeys } from './signing-keys.ts'
import { simulatedEntra } from './simulated-entra.ts'
import { simulatedGraph } from './simulated-graph.ts'

export interface MicrosoftOptions {
  keys?: SigningKeys
  /** Application permissions that Fairview's administrator granted. */
  roles?: readonly string[]
  deliver?: Deliver
  /** Fairview and another, unless said. */
  tenants?: readonly string[]
  /** Of the app, where Entra sends browsers back to. */
  redirectUris?: readonly string[]
  /** What an administrator's consent in a browser grants. */
  permissions?: RegisteredPermissions
}

export const allRoles = [
  'EduRoster.Read.All',
  'GroupMember.Read.All',
  'Member.Read.Hidden',
  'Organization.Read.All',
  'TeamsActivity.Send',
  'TeamsAppInstallation.ReadForUser.All',
]

export type SimulatedMicrosoft = Awaited<ReturnType<typeof simulatedMicrosoft>>

/** An Entra and its Graph with Fairview in it, one clock that only moves when it is told to, and the tool's way in. */
export async function simulatedMicrosoft({
  keys,
  roles = allRoles,
  deliver,
  tenants,
  redirectUris,
  permissions,
}: MicrosoftOptions = {}) {
  // msal reckons with the system's time, so the clock starts there.
  let clock = new Date()
  const now = () => clock
  const secondsPass = (seconds: number) => void (clock = new Date(clock.getTime() + seconds * 1000))
  const waits: number[] = []
  const wait = async (milliseconds: number) => {
    waits.push(milliseconds)
    secondsPass(milliseconds / 1000)
  }
  const entra = await simulatedEntra({ keys, tenants, now, redirectUris, permissions })
  entra.consents.grantForTenant(tenantIds.fairview, { roles })
  const graph = simulatedGraph({ entra, deliver, now })
  furnish(graph.education(tenantIds.fairview))
  const tokens = entraTokens({
    app: simulatedApp,
    credential: () => ({ clientSecret: simulatedApp.clientSecret }),
    fetch: entra.fetch,
    now,
  })
  const connect = graphConnections({ fetch: graph.fetch, now, wait, random: () => 1 })
  const connection = (tenantId: string = tenantIds.fairview, limit?: WaitingLimit): GraphConnection =>
    connect(appCaller(simulatedApp, tenantId, tokens), limit)
  return { entra, graph, tokens, connect, connection, now, secondsPass, waits }
}

function furnish(education: ReturnType<ReturnType<typeof simulatedGraph>['education']>): void {
  const schoolId = '55555555-0001-4001-8001-555555555555'
  education.addSchool({ id: schoolId, displayName: 'Fairview High', externalId: 'FHS', schoolNumber: '10' })
  const teacher = {
    id: personIds.teacher,
    displayName: 'Tara Teacher',
    mail: 'tara@fairview.example',
    primaryRole: 'teacher',
  } as const
  const student = { id: personIds.student, displayName: 'Sam Student', primaryRole: 'student' } as const
  education.addClass(
    {
      id: classIds.biology,
      displayName: 'Biology 9',
      externalId: 'BIO-9-1',
      grade: '9',
      schoolId,
      course: { subject: 'Science' },
    },
    { teachers: [teacher], students: [student] },
  )
  education.addClass({ id: classIds.algebra, displayName: 'Algebra 1' }, { teachers: [teacher] })
}
