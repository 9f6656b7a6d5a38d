import { Problem } from '@lectern/problem'
import type { DistrictScope } from '@lectern/database'
import { memberPages, type Member, type MemberPage } from '@lectern/lti'
import {
  deploymentStatus,
  laterAsAsked,
  type ContextServices,
  type LtiInstallation,
  type MembershipRole,
  type RosterMember,
  type RosterPage,
  type RosterSource,
  type ReadingVerdict,
} from '@lectern/tenancy'
import type { LtiSurface } from './lti-surface.ts'
import { fieldsOfRoster } from './stored-fields.ts'

export type RosterPorts = Pick<LtiSurface, 'connect' | 'pseudonyms' | 'received'>

/** The roster of a course as its platform tells it: everybody is pseudonymous before anything leaves here. */
export function rosterSource(
  { connect, pseudonyms, received }: RosterPorts,
  scope: DistrictScope,
  installation: LtiInstallation,
  services: ContextServices | undefined,
): RosterSource {
  const { installationId, issuer } = installation

  const asMember = ({ userId, sourcedId, role, status }: Member): RosterMember => ({
    subjectHash: pseudonyms.subject(scope.districtId, issuer, userId),
    sourcedIdHash: sourcedId === undefined ? null : pseudonyms.sourcedId(scope.districtId, sourcedId),
    role: membershipRole(role),
    active: status === 'Active',
  })

  const asPage = ({ members, next, differences }: MemberPage): RosterPage => ({
    members: members.filter(({ role }) => !role.isTestUser).map(asMember),
    next: next ?? null,
    differences: differences ?? null,
  })

  return {
    judge,
    async *read(from) {
      const { deploymentId, url } = offered(installation, services)
      const pages = memberPages(connect(installation, deploymentId), { url, versions: ['2.0'] }, { from })
      for await (const page of pages) {
        received.note(scope, { installationId, source: 'roster' }, () => fieldsOfRoster(page.received))
        yield asPage(page)
      }
    },
  }
}

/** The director may have blocked the deployment since the launch that told the address. */
function offered(
  installation: LtiInstallation,
  services: ContextServices | undefined,
): { deploymentId: string; url: string } {
  if (!services?.membershipsUrl)
    throw new Problem({
      kind: 'conflict',
      code: 'roster.not-offered',
      message:
        'The platform no longer offers the class list of this course. Open Lectern in the course once.',
    })
  const { deploymentId, membershipsUrl: url } = services
  if (deploymentStatus(installation, deploymentId) === 'active') return { deploymentId, url }
  throw new Problem({
    kind: 'forbidden',
    code: 'roster.deployment-not-approved',
    message: `Deployment ${deploymentId} is not approved, so its class lists are not read. Approve it on this page.`,
  })
}

/** In a course only the course's own roles make students and teachers, as in a launch. */
function membershipRole({ role, scope }: Member['role']): MembershipRole {
  if (role === 'admin') return 'admin'
  return scope === 'course' && (role === 'teacher' || role === 'student') ? role : 'other'
}

/** A platform's administrator said no, to the service or to the tool as a whole. */
const denials = ['lti.service-forbidden', 'lti.service-unauthorized', 'lti.service-token-refused']
const passing = ['lti.service-unavailable', 'lti.service-unreachable']

export function judge(problem: Problem): ReadingVerdict {
  if (denials.includes(problem.code)) return { verdict: 'denied' }
  return passing.includes(problem.code) ? laterAsAsked(problem) : { verdict: 'failed' }
}
