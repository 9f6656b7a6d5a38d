import { claim, deepLinkingClaim } from '../platform/claim-names.ts'
import type { Claims } from '../platform/profile.ts'
import { account } from '../district/account.ts'
import type { Course } from '../district/course.ts'
import type { PlacedLink } from './module-links.ts'
import { fullName, type Person } from '../district/person.ts'
import { canvasRoles } from './roles.ts'
import type { SelectionPlacement } from './selection-placements.ts'

/** What Canvas tells a tool about people: set by its administrator per tool. */
export type PrivacyLevel = 'public' | 'name_only' | 'email_only' | 'anonymous'

export interface CanvasLaunch {
  person: Person
  /** Absent: the launch happens in the account, from the admin menu. */
  course?: Course
  placement: 'course_navigation' | 'account_navigation' | SelectionPlacement
  /** Absent for navigation placements, which Canvas gives the context's own id. */
  link?: Pick<PlacedLink, 'opaqueId' | 'title' | 'text' | 'custom'>
  /** Present: the tool is asked for a choice, and there is no link yet. */
  deepLinkingSettings?: Claims
  documentTarget: 'iframe' | 'window'
  returnUrl: string
  privacyLevel: PrivacyLevel
}

/** Canvas serializes its validation state into most objects; a tool has to look past it. */
const junk = { errors: { errors: {} }, validation_context: null }

/** The payload of a Canvas launch, without the security claims. */
export function canvasClaims(launch: CanvasLaunch): Claims {
  const { person, course } = launch
  const context = course ?? account
  return {
    sub: person.ltiId,
    locale: person.locale,
    ...personalClaims(launch),
    [claim('lti11_legacy_user_id')]: person.opaqueId,
    ...messageClaims(launch, context.opaqueId),
    [claim('context')]: {
      id: context.opaqueId,
      ...(course
        ? {
            label: course.code,
            title: course.title,
            type: ['http://purl.imsglobal.org/vocab/lis/v2/course#CourseOffering'],
          }
        : { title: account.name, type: ['Account'] }),
      ...junk,
    },
    [claim('tool_platform')]: {
      guid: account.platformGuid,
      name: account.name,
      version: 'cloud',
      product_family_code: 'canvas',
      ...junk,
    },
    [claim('launch_presentation')]: {
      document_target: launch.documentTarget,
      return_url: launch.returnUrl,
      locale: person.locale,
      height: null,
      width: null,
      ...junk,
    },
    [claim('roles')]: canvasRoles(person, course ? 'course' : 'account'),
    [claim('custom')]: customParameters(launch),
    'https://www.instructure.com/placement': launch.placement,
    errors: { errors: {} },
  }
}

/** What sets the two messages apart (LTI Core §5.3, Deep Linking §4.4). */
function messageClaims({ link, deepLinkingSettings }: CanvasLaunch, contextId: string): Claims {
  if (deepLinkingSettings)
    return {
      [claim('message_type')]: 'LtiDeepLinkingRequest',
      [deepLinkingClaim('deep_linking_settings')]: deepLinkingSettings,
    }
  return {
    [claim('message_type')]: 'LtiResourceLinkRequest',
    [claim('resource_link')]: {
      id: link?.opaqueId ?? contextId,
      title: link?.title ?? null,
      description: link?.text ?? null,
      ...junk,
    },
  }
}

/** Canvas' privacy levels: `public` sends everything, `anonymous` neither name nor e-mail nor SIS id. */
function personalClaims({ person, course, privacyLevel }: CanvasLaunch): Claims {
  const includeName = privacyLevel === 'public' || privacyLevel === 'name_only'
  const includeEmail = privacyLevel === 'public' || privacyLevel === 'email_only'
  return {
    ...(includeName && {
      name: fullName(person),
      given_name: person.givenName,
      family_name: person.familyName,
      [claim('lis')]: {
        person_sourcedid: person.sisId || null,
        course_offering_sourcedid: course?.sisId ?? null,
        ...junk,
      },
    }),
    ...(includeEmail && person.email && { email: person.email }),
  }
}

/** As Canvas expands them: ids as numbers, and a variable without a value in this context literally. */
const customParameters = ({ person, course, link }: CanvasLaunch): Claims => ({
  canvas_user_id: person.number,
  canvas_course_id: course ? Number(course.id) : '$Canvas.course.id',
  canvas_term_name: account.term,
  canvas_group_ids: '$Canvas.group.contextIds',
  prefers_high_contrast: 'false',
  ...link?.custom,
})
