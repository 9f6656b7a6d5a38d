import { createHash } from 'node:crypto'
import { fullName, type Person } from '../district/person.ts'
import type { HostLaunch } from '../host/host.ts'
import { claim, deepLinkingClaim, role } from '../platform/claim-names.ts'
import { expandVariables } from '../platform/expand-variables.ts'
import type { Claims } from '../platform/message.ts'
import { membershipsClaim, serviceClaims } from '../platform/services/service-claims.ts'
import type { ServiceDesk } from '../platform/services/service-desk.ts'
import { moodleVariables } from './moodle-variables.ts'
import type { ToolType } from './tool-types.ts'

/** A launch as Moodle 5.0 words it: short context types, empty texts for what is absent, claims by registration. */
export function moodleClaims(launch: HostLaunch, type: ToolType, desk: ServiceDesk): Claims {
  const { person, course, choice } = launch
  return {
    sub: String(person.number),
    [claim('lis')]: { person_sourcedid: person.sisId, course_section_sourcedid: course.sisId },
    [claim('roles')]: rolesOf(person),
    [claim('context')]: { id: course.id, label: course.code, title: course.title, type: ['CourseSection'] },
    ...messageClaims(launch, type),
    ...personalClaims(person, type),
    [claim('launch_presentation')]: choice
      ? { locale: person.locale }
      : {
          locale: person.locale,
          document_target: launch.inFrame ? 'iframe' : 'window',
          return_url: launch.returnUrl,
        },
    [claim('tool_platform')]: {
      product_family_code: 'moodle',
      version: '2025041406.11',
      guid: createHash('md5').update(desk.issuer).digest('hex'),
      name: 'fairview',
      description: 'Fairview Moodle',
    },
    ...servicesOf(launch, type, desk),
  }
}

/** Someone who may manage the activity is an Instructor; there is no assistant, and an administrator is three things. */
function rolesOf({ kind }: Person): string[] {
  if (kind === 'admin')
    return [role.institution('Administrator'), role.context('Instructor'), role.system('Administrator')]
  return [role.context(kind === 'teacher' ? 'Instructor' : 'Learner')]
}

function messageClaims({ choice, link, forUser }: HostLaunch, type: ToolType): Claims {
  if (choice)
    return {
      [claim('message_type')]: 'LtiDeepLinkingRequest',
      [deepLinkingClaim('deep_linking_settings')]: {
        accept_types: ['ltiResourceLink'],
        accept_presentation_document_targets: ['frame', 'iframe', 'window'],
        accept_copy_advice: false,
        accept_multiple: true,
        accept_unsigned: false,
        auto_create: false,
        can_confirm: false,
        deep_link_return_url: choice.returnUrl,
        title: type.platform.tool.name,
        text: '',
      },
    }
  return {
    [claim('message_type')]: forUser ? 'LtiSubmissionReviewRequest' : 'LtiResourceLinkRequest',
    ...(forUser && { [claim('for_user')]: { user_id: String(forUser.number) } }),
    [claim('resource_link')]: { title: link?.title ?? '', description: link?.text ?? '', id: link?.id ?? '' },
  }
}

/** User names come along with names, asked for or not. */
const personalClaims = (person: Person, { client }: ToolType): Claims => ({
  ...(client?.sharesNames && {
    given_name: person.givenName,
    family_name: person.familyName,
    name: fullName(person),
  }),
  [claim('ext')]: { ...(client?.sharesNames && { user_username: person.id }), lms: 'moodle-2' },
  ...(client?.sharesEmails && { email: person.email }),
})

/** A request for a choice has no roster. */
function servicesOf(launch: HostLaunch, type: ToolType, desk: ServiceDesk): Claims {
  const { course, lineItem, choice, link, custom } = launch
  const offered = type.client
    ? serviceClaims(desk, { client: type.client, deploymentId: type.id, contextKey: course.id, lineItem })
    : {}
  const { [membershipsClaim]: roster, ...others } = offered
  const rosterUrl = roster && Object(roster).context_memberships_url
  return {
    [claim('custom')]: {
      ...expandVariables(
        { ...type.registration.custom, ...link?.custom, ...custom },
        moodleVariables(launch),
      ),
      ...(rosterUrl && !choice && { context_memberships_url: rosterUrl }),
    },
    ...others,
    ...(roster !== undefined && !choice && { [membershipsClaim]: roster }),
  }
}
