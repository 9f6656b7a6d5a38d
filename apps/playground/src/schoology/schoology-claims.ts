import { createHash } from 'node:crypto'
import { ancestorsOf } from '../district/course-shelf.ts'
import { fullName, type Person } from '../district/person.ts'
import type { HostLaunch } from '../host/host.ts'
import { claim, deepLinkingClaim, role } from '../platform/claim-names.ts'
import { expandVariables } from '../platform/expand-variables.ts'
import type { Claims } from '../platform/message.ts'

/** What the developer entered for the whole app: it reaches placements, and no link that was chosen. */
const appCustom: Record<string, string> = {
  school_id: '$com.schoology.School.id',
  user_uniqueid: '$com.schoology.User.uniqueId',
}

/** `<number>::<32 hex>`, as Schoology names people. */
export const schoologyUserId = ({ number, opaqueId }: Person): string =>
  `${number}::${createHash('md5').update(opaqueId).digest('hex')}`

/** Left navigation says who it is and hardly anything else; a chosen link and a request for a choice say more. */
export function schoologyClaims(launch: HostLaunch, services: Claims): Claims {
  const who = { sub: schoologyUserId(launch.person), [claim('roles')]: rolesOf(launch.person) }
  if (!launch.link && !launch.choice)
    return {
      ...who,
      [claim('message_type')]: 'LtiResourceLinkRequest',
      [claim('custom')]: lowered(expandVariables(appCustom, variablesOf(launch))),
    }
  const { person, course, choice, link, custom } = launch
  return {
    ...who,
    name: fullName(person),
    given_name: person.givenName,
    family_name: person.familyName,
    email: person.email,
    ...(choice ? choiceClaims(launch) : linkClaims(launch)),
    [claim('context')]: {
      id: course.id,
      label: course.code,
      title: course.title,
      type: ['http://purl.imsglobal.org/vocab/lis/v2/course#CourseSection'],
    },
    [claim('tool_platform')]: { guid: 'schoology', name: 'Schoology', product_family_code: 'schoology' },
    [claim('launch_presentation')]: {
      document_target: launch.inFrame ? 'iframe' : 'window',
      return_url: launch.returnUrl,
      locale: person.locale,
    },
    ...(!choice && {
      [claim('custom')]: lowered(expandVariables({ ...link?.custom, ...custom }, variablesOf(launch))),
    }),
    ...services,
  }
}

const rolesOf = ({ kind }: Person): string[] => {
  if (kind === 'admin') return [role.context('Administrator'), role.context('Instructor')]
  return [role.context(kind === 'teacher' ? 'Instructor' : 'Learner')]
}

const choiceClaims = ({ choice }: HostLaunch): Claims => ({
  [claim('message_type')]: 'LtiDeepLinkingRequest',
  [deepLinkingClaim('deep_linking_settings')]: {
    deep_link_return_url: choice?.returnUrl,
    accept_types: ['ltiResourceLink', 'html'],
    accept_presentation_document_targets: ['iframe', 'window'],
    accept_multiple: true,
    accept_lineitem: true,
    data: choice?.data,
  },
})

const linkClaims = ({ link, forUser }: HostLaunch): Claims => ({
  [claim('message_type')]: forUser ? 'LtiSubmissionReviewRequest' : 'LtiResourceLinkRequest',
  ...(forUser && { [claim('for_user')]: { user_id: schoologyUserId(forUser) } }),
  [claim('resource_link')]: { id: link?.opaqueId, title: link?.title },
})

/** The last five courses that this one was made from. */
const variablesOf = ({ organization, course, person, link }: HostLaunch): Record<string, unknown> => ({
  'com.schoology.School.id': organization.id,
  'com.schoology.User.uniqueId': person.sisId,
  'com.schoology.CourseSection.id': course.id,
  'CourseSection.title': course.title,
  'User.id': schoologyUserId(person),
  'ResourceLink.title': link?.title,
  'Context.id.history': ancestorsOf(course)
    .slice(0, 5)
    .map(({ id }) => id)
    .join(','),
})

/** Schoology keeps the names of custom parameters in lower case only. */
const lowered = (custom: Claims): Claims =>
  Object.fromEntries(Object.entries(custom).map(([name, value]) => [name.toLowerCase(), value]))
