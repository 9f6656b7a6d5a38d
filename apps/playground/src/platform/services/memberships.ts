import { claim, role as roleName } from '../claim-names.ts'
import type { Directory, DirectoryContext, Member } from './directory.ts'
import { pageOf, type PageRules } from './paging.ts'
import type { ServiceAnswer, ServiceCall } from './service-call.ts'
import { ServiceRefusal } from './service-refusal.ts'

export const membershipType = 'application/vnd.ims.lti-nrps.v2.membershipcontainer+json'

export interface MembershipRules extends PageRules {
  roleNames: 'full' | 'short'
  /** People who left are listed as `Inactive`, or not at all. */
  listsInactive: boolean
  /** A role that nobody here can have filters nothing (Moodle) or everybody. */
  ignoresUnknownRole: boolean
  /** The custom parameters that a resource link launch of this member would carry; absent where `rlid` adds none. */
  customOf?: (member: Member) => Record<string, unknown>
}

/** The people of one context (NRPS 2.0 §2.4), paged as asked. */
export function readMemberships(
  { client, url, params }: ServiceCall,
  { directory, rules }: { directory: Directory; rules: MembershipRules },
): ServiceAnswer {
  const context = contextOf(directory, params['context'])
  const rlid = url.searchParams.get('rlid')
  if (rlid !== null && !directory.hasLink(context, rlid))
    throw new ServiceRefusal(404, `Not Found: LTI link ${rlid} doesn't exist`)
  const wanted = shortRole(url.searchParams.get('role'))
  const everybody = context.members.filter(({ status }) => rules.listsInactive || status === 'Active')
  const filters = wanted !== undefined && !(rules.ignoresUnknownRole && !isRole(wanted))
  const { items, headers } = pageOf(
    filters ? everybody.filter(({ role }) => role === wanted) : everybody,
    url,
    rules,
  )
  const id = new URL(url)
  for (const name of ['rlid', 'role', 'limit', rules.offset.name]) id.searchParams.delete(name)
  return {
    headers,
    body: {
      id: id.href,
      context: { id: context.id, label: context.label, title: context.title },
      members: items.map((member) => ({
        status: member.status,
        roles: [rules.roleNames === 'short' ? member.role : roleName.context(member.role)],
        user_id: member.userId,
        ...(client.sharesNames && {
          name: `${member.givenName} ${member.familyName}`,
          given_name: member.givenName,
          family_name: member.familyName,
          ...(member.sisId && { lis_person_sourcedid: member.sisId }),
        }),
        ...(client.sharesEmails && member.email && { email: member.email }),
        ...(client.sharesNames && member.extra),
        ...(rlid !== null && { message: [messageOf(member, rules)] }),
      })),
    },
  }
}

export function contextOf(directory: Directory, key: string | undefined): DirectoryContext {
  const context = directory.find(key ?? '')
  if (context) return context
  throw new ServiceRefusal(404, `Not Found: Course ${key} doesn't exist`)
}

const shortRole = (role: string | null): string | undefined => role?.replace(/^.*#/, '')
const isRole = (role: string): role is Member['role'] => role === 'Instructor' || role === 'Learner'

/** NRPS §2.4.3: what the link would tell about this member. */
const messageOf = (member: Member, { customOf }: MembershipRules): Record<string, unknown> => ({
  [claim('message_type')]: 'LtiResourceLinkRequest',
  ...(customOf && { [claim('custom')]: customOf(member) }),
})
