import { ancestorsOf } from '../district/course-shelf.ts'
import { fullName, type Person } from '../district/person.ts'
import type { PlacedLink } from '../district/module-links.ts'
import type { HostLaunch } from '../host/host.ts'
import { claim, deepLinkingClaim, role } from '../platform/claim-names.ts'
import { expandVariables } from '../platform/expand-variables.ts'
import type { Claims } from '../platform/message.ts'

/** Custom parameters that the administrator gave the tool. */
const toolCustom: Record<string, string> = {
  context_id_history: '$Context.id.history',
  resource_link_id_history: '$ResourceLink.id.history',
}

/** Every claim of LTI Core in its standard form, and none of anybody's own. */
export function strictClaims(launch: HostLaunch, services: Claims): Claims {
  const { person, course, choice, link, custom } = launch
  return {
    sub: person.ltiId,
    name: fullName(person),
    given_name: person.givenName,
    family_name: person.familyName,
    email: person.email,
    locale: person.locale === 'es' ? 'es-US' : 'en-US',
    [claim('roles')]: rolesOf(person),
    [claim('context')]: {
      id: course.opaqueId,
      label: course.code,
      title: course.title,
      type: ['http://purl.imsglobal.org/vocab/lis/v2/course#CourseOffering'],
    },
    [claim('lis')]: {
      person_sourcedid: person.sisId,
      ...(course.sisId && { course_offering_sourcedid: course.sisId }),
    },
    [claim('tool_platform')]: {
      guid: 'strict.fairview.example',
      name: 'Fairview Schools',
      product_family_code: 'playground-strict',
      version: '1.0',
      contact_email: 'lms@fairview.example',
    },
    [claim('launch_presentation')]: {
      document_target: launch.inFrame ? 'iframe' : 'window',
      return_url: launch.returnUrl,
      locale: person.locale,
    },
    [claim('custom')]: expandVariables({ ...toolCustom, ...link?.custom, ...custom }, variablesOf(launch)),
    ...(choice ? choiceClaims(choice) : linkClaims(launch)),
    ...services,
  }
}

function rolesOf({ kind }: Person): string[] {
  if (kind === 'admin') return [role.institution('Administrator'), role.context('Administrator')]
  const [inCourse, inDistrict] = kind === 'teacher' ? ['Instructor', 'Faculty'] : ['Learner', 'Student']
  return [role.context(inCourse), role.institution(inDistrict)]
}

const choiceClaims = ({ returnUrl, data }: { returnUrl: string; data: string }): Claims => ({
  [claim('message_type')]: 'LtiDeepLinkingRequest',
  [deepLinkingClaim('deep_linking_settings')]: {
    deep_link_return_url: returnUrl,
    accept_types: ['ltiResourceLink', 'link', 'html'],
    accept_presentation_document_targets: ['iframe', 'window'],
    accept_multiple: true,
    accept_lineitem: true,
    auto_create: false,
    title: 'Choose for this course',
    text: '',
    data,
  },
})

const linkClaims = ({ link, course, forUser }: HostLaunch): Claims => ({
  [claim('message_type')]: forUser ? 'LtiSubmissionReviewRequest' : 'LtiResourceLinkRequest',
  ...(forUser && {
    [claim('for_user')]: { user_id: forUser.ltiId, name: fullName(forUser), roles: rolesOf(forUser) },
  }),
  [claim('resource_link')]: link
    ? { id: link.opaqueId, title: link.title, ...(link.text && { description: link.text }) }
    : { id: `${course.opaqueId}-menu`, title: 'Course menu' },
})

const variablesOf = ({ course, link, person }: HostLaunch): Claims => ({
  'User.id': person.ltiId,
  'Person.sourcedId': person.sisId,
  'Context.id': course.opaqueId,
  'Context.title': course.title,
  'Context.id.history': ancestorsOf(course)
    .map(({ opaqueId }) => opaqueId)
    .join(','),
  'ResourceLink.id.history': link ? originalsOf(link).join(',') : '',
})

const originalsOf = ({ copiedFrom }: PlacedLink): string[] =>
  copiedFrom ? [copiedFrom.opaqueId, ...originalsOf(copiedFrom)] : []
