import type { SimulatedEducation } from './graph-education.ts'
import { graphError, listPage, type GraphCall, type GraphRoute } from './graph-route.ts'
import type { SimulatedTeamwork } from './graph-teamwork.ts'

interface SimulatedAssignment {
  id: string
  classId: string
  displayName: string
  status: string
  webUrl: string
  resources: { displayName: string; link: string }[]
}

interface SimulatedTab {
  id: string
  teamId: string
  channelId: string
  displayName: string
  configuration: { entityId: string; contentUrl: string; websiteUrl: string }
}

/** Assignments and channel tabs of one tenant's classes. */
export function simulatedClasswork() {
  const assignments: SimulatedAssignment[] = []
  const tabs: SimulatedTab[] = []
  return { assignments, tabs }
}

export type SimulatedClasswork = ReturnType<typeof simulatedClasswork>

interface Tenants {
  education: (tenantId: string) => SimulatedEducation
  teamwork: (tenantId: string) => SimulatedTeamwork
  classwork: (tenantId: string) => SimulatedClasswork
}

/** `/education/classes/{id}/assignments…`, `/appCatalogs/teamsApps` and `/teams/{id}/channels/{id}/tabs`. */
export const classworkRoutes = (tenants: Tenants): GraphRoute[] => [
  ...assignmentRoutes(tenants),
  {
    method: 'GET',
    path: /^\/appCatalogs\/teamsApps$/,
    delegated: ['AppCatalog.Read.All'],
    area: 'installations',
    respond: (call) => {
      const wanted = /externalId eq '([^']+)'/.exec(call.url.searchParams.get('$filter') ?? '')?.[1]
      const found = tenants.teamwork(call.tenantId).catalog.filter(({ manifestId }) => manifestId === wanted)
      return listPage(
        call,
        found.map(({ catalogId, manifestId }) => ({ id: catalogId, externalId: manifestId })),
      )
    },
  },
  {
    method: 'POST',
    path: /^\/teams\/([\w-]+)\/channels\/([^/]+)\/tabs$/,
    delegated: ['TeamsTab.Create', 'TeamsTab.ReadWriteForTeam'],
    area: 'other',
    respond: (call) => {
      const [teamId = '', channelId = ''] = call.ids
      if (!isIn(tenants.education(call.tenantId), call, teamId, 'member'))
        return graphError(403, 'Forbidden', 'Failed to execute backend request.')
      const { displayName, configuration } = call.body as unknown as SimulatedTab
      const id = crypto.randomUUID()
      const tab = { id, teamId, channelId: decodeURIComponent(channelId), displayName, configuration }
      tenants.classwork(call.tenantId).tabs.push(tab)
      return Response.json({ id, displayName }, { status: 201 })
    },
  },
]

function assignmentRoutes({ education, classwork }: Tenants): GraphRoute[] {
  const rights = { delegated: ['EduAssignments.ReadWriteBasic'], area: 'education' } as const
  const inClass = (call: GraphCall, respond: (assignments: SimulatedAssignment[]) => Response): Response =>
    isIn(education(call.tenantId), call, call.ids[0]!, 'teacher')
      ? respond(classwork(call.tenantId).assignments)
      : graphError(403, 'AccessDenied', 'Only a teacher of the class may do that.')
  const one = (call: GraphCall, respond: (found: SimulatedAssignment) => Response): Response =>
    inClass(call, (assignments) => {
      const found = assignments.find(({ id }) => id === call.ids[1])
      return found ? respond(found) : graphError(404, 'Request_ResourceNotFound', 'No such assignment.')
    })
  return [
    {
      method: 'POST',
      path: /^\/education\/classes\/([\w-]+)\/assignments$/,
      ...rights,
      respond: (call) =>
        inClass(call, (assignments) => {
          const id = crypto.randomUUID()
          const { displayName, status } = call.body as unknown as SimulatedAssignment
          const webUrl = `https://teams.microsoft.com/l/entity/assignments/${id}`
          const made = { id, classId: call.ids[0]!, displayName, status, webUrl, resources: [] }
          assignments.push(made)
          return Response.json(made, { status: 201 })
        }),
    },
    {
      method: 'POST',
      path: /^\/education\/classes\/([\w-]+)\/assignments\/([\w-]+)\/resources$/,
      ...rights,
      respond: (call) =>
        one(call, ({ resources }) => {
          const { displayName, link } = call.body['resource'] as SimulatedAssignment['resources'][number]
          resources.push({ displayName, link })
          return Response.json({ id: crypto.randomUUID(), ...call.body }, { status: 201 })
        }),
    },
    {
      method: 'DELETE',
      path: /^\/education\/classes\/([\w-]+)\/assignments\/([\w-]+)$/,
      ...rights,
      respond: (call) =>
        one(call, (found) => {
          const { assignments } = classwork(call.tenantId)
          assignments.splice(assignments.indexOf(found), 1)
          return new Response(null, { status: 204 })
        }),
    },
  ]
}

const isIn = (
  education: SimulatedEducation,
  { objectId = '' }: GraphCall,
  classId: string,
  relation: 'member' | 'teacher',
): boolean => education.classesOf(objectId, relation).some(({ id }) => id === classId)
