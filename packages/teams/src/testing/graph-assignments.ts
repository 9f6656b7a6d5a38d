import { graphError, listPage, type GraphCall, type GraphRoute } from './graph-route.ts'
import type { SimulatedEducation } from './graph-education.ts'

export interface SimulatedAssignment {
  id: string
  classId: string
  displayName: string
  status: 'draft' | 'assigned'
  webUrl: string
  dueDateTime?: string
  instructions?: string
  resources: { id: string; resource: Record<string, unknown> }[]
}

const permissions = {
  delegated: ['EduAssignments.ReadWriteBasic', 'EduAssignments.ReadWrite'],
  area: 'assignments',
} as const

/** `/education/classes/{id}/assignments…`: a teacher of the class makes one, puts links into it and hands it out. */
export function assignmentRoutes(of: (tenantId: string) => SimulatedEducation): GraphRoute[] {
  const route = (
    method: string,
    path: RegExp,
    respond: (education: SimulatedEducation, call: GraphCall) => Response,
  ): GraphRoute => ({
    method,
    path,
    ...permissions,
    respond: (call) => {
      const education = of(call.tenantId)
      const teaches = education.classesOf(call.objectId ?? '', 'teacher').some(({ id }) => id === call.ids[0])
      if (!education.classes.has(call.ids[0]!))
        return graphError(404, 'Request_ResourceNotFound', 'Class not found.')
      return teaches
        ? respond(education, call)
        : graphError(403, 'AccessDenied', 'The caller does not teach this class.')
    },
  })
  const within = (
    { assignments }: SimulatedEducation,
    { ids: [classId, id] }: GraphCall,
    respond: (assignment: SimulatedAssignment) => Response,
  ): Response => {
    const found = assignments.find((one) => one.classId === classId && one.id === id)
    return found ? respond(found) : graphError(404, '20009', 'Assignment not found.')
  }
  return [
    route('GET', /^\/education\/classes\/([\w-]+)\/assignments$/, ({ assignments }, call) =>
      listPage(
        call,
        assignments.filter(({ classId }) => classId === call.ids[0]),
      ),
    ),
    route('POST', /^\/education\/classes\/([\w-]+)\/assignments$/, makeAssignment),
    route('GET', /^\/education\/classes\/([\w-]+)\/assignments\/([\w-]+)$/, (education, call) =>
      within(education, call, (assignment) => Response.json(assignment)),
    ),
    route('GET', /^\/education\/classes\/([\w-]+)\/assignments\/([\w-]+)\/resources$/, (education, call) =>
      within(education, call, ({ resources }) => listPage(call, resources)),
    ),
    route('POST', /^\/education\/classes\/([\w-]+)\/assignments\/([\w-]+)\/resources$/, (education, call) =>
      within(education, call, (assignment) => addResource(assignment, call)),
    ),
    route('POST', /^\/education\/classes\/([\w-]+)\/assignments\/([\w-]+)\/publish$/, (education, call) =>
      within(education, call, (assignment) => {
        assignment.status = 'assigned'
        return Response.json(assignment)
      }),
    ),
    route('DELETE', /^\/education\/classes\/([\w-]+)\/assignments\/([\w-]+)$/, (education, call) =>
      within(education, call, (assignment) => {
        education.assignments.splice(education.assignments.indexOf(assignment), 1)
        return new Response(null, { status: 204 })
      }),
    ),
  ]
}

function makeAssignment({ assignments }: SimulatedEducation, { body, ids }: GraphCall): Response {
  if (typeof body.displayName !== 'string' || body.displayName === '')
    return graphError(400, 'BadRequest', 'displayName is required.')
  if (body.status !== undefined && body.status !== 'draft')
    return graphError(400, 'BadRequest', 'An assignment begins as a draft.')
  const { content } = Object(body.instructions) as { content?: unknown }
  const id = crypto.randomUUID()
  const made: SimulatedAssignment = {
    id,
    webUrl: `https://teams.microsoft.com/l/entity/assignments/${id}`,
    classId: ids[0]!,
    displayName: body.displayName,
    status: 'draft',
    ...(typeof body.dueDateTime === 'string' && { dueDateTime: body.dueDateTime }),
    ...(typeof content === 'string' && { instructions: content }),
    resources: [],
  }
  assignments.push(made)
  return Response.json(made, { status: 201 })
}

const resourceTypes = ['educationLinkResource', 'educationTeamsAppResource'].map(
  (name) => `#microsoft.graph.${name}`,
)

function addResource({ resources }: SimulatedAssignment, { body }: GraphCall): Response {
  const resource = Object(body.resource) as Record<string, unknown>
  if (!resourceTypes.includes(String(resource['@odata.type'])))
    return graphError(400, 'BadRequest', `The resource is none of ${resourceTypes.join(', ')}.`)
  const added = { id: crypto.randomUUID(), resource }
  resources.push(added)
  return Response.json({ ...added, distributeForStudentWork: false }, { status: 201 })
}
