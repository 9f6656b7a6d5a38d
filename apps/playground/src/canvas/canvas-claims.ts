import { claim, deepLinkingClaim } from '../platform/claim-names.ts'
import { expandVariables } from '../platform/expand-variables.ts'
import type { Claims } from '../platform/message.ts'
import { account } from '../district/account.ts'
import type { Course } from '../district/course.ts'
import type { PlacedLink } from '../district/module-links.ts'
import { fullName, type Person } from '../district/person.ts'
import { canvasRoles } from './roles.ts'
import { customFields } from './developer-key.ts'
import { forUser } from './for-user.ts'
import { tellsEmails, tellsNames, type PrivacyLevel } from './privacy-level.ts'
import type { SelectionPlacement } from './selection-placements.ts'
import { canvasVariables } from './variables.ts'

type LaunchedLink = Pick<PlacedLink, 'opaqueId' | 'title' | 'text' | 'custom' | 'copiedFrom'>

/** A message besides links and choices (LTI Core §2.3 and its extensions). */
interface CanvasMessage {
  type:
    | 'LtiSubmissionReviewRequest'
    | 'LtiDataPrivacyLaunchRequest'
    | 'LtiContextLaunchRequest'
    | 'LtiEulaRequest'
  forUser?: Person
  /** Custom parameters of this message alone. */
  custom?: Record<string, string>
}

export interface CanvasLaunch {
  person: Person
  /** Absent: the launch happens in the account, from the admin menu. */
  course?: Course
  /** Absent for messages that no placement sends. */
  placement?: 'course_navigation' | 'account_navigation' | SelectionPlacement
  /** Absent for navigation placements, which Canvas gives the context's own id. */
  link?: LaunchedLink
  /** Present: the tool is asked for a choice, and there is no link yet. */
  deepLinkingSettings?: Claims
  /** Present: no link is opened; the tool is asked for something else. */
  message?: CanvasMessage
  /** What the platform adds: its services. */
  services?: Claims
  /** The address of this Canvas. */
  url: string
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
    // A request about a person's data is about no place.
    ...(launch.message?.type !== 'LtiDataPrivacyLaunchRequest' && {
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
    }),
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
    ...launch.services,
    ...(launch.placement && { 'https://www.instructure.com/placement': launch.placement }),
    errors: { errors: {} },
  }
}

/** What sets the two messages apart (LTI Core §5.3, Deep Linking §4.4). */
function messageClaims(launch: CanvasLaunch, contextId: string): Claims {
  const { link, deepLinkingSettings, message } = launch
  if (message)
    return {
      [claim('message_type')]: message.type,
      ...(message.forUser && { [claim('for_user')]: aboutWhom(message.forUser, launch) }),
      ...(link && { [claim('resource_link')]: resourceLink(link) }),
    }
  if (deepLinkingSettings)
    return {
      [claim('message_type')]: 'LtiDeepLinkingRequest',
      [deepLinkingClaim('deep_linking_settings')]: deepLinkingSettings,
    }
  return {
    [claim('message_type')]: 'LtiResourceLinkRequest',
    [claim('resource_link')]: link
      ? resourceLink(link)
      : { id: contextId, title: null, description: null, ...junk },
  }
}

const resourceLink = ({ opaqueId, title, text }: LaunchedLink): Claims => ({
  id: opaqueId,
  title,
  description: text ?? null,
  ...junk,
})

const aboutWhom = (person: Person, { course, privacyLevel }: CanvasLaunch): Claims =>
  forUser(person, privacyLevel, canvasRoles(person, course ? 'course' : 'account'))

/** Canvas' privacy levels: `public` sends everything, `anonymous` neither name nor e-mail nor SIS id. */
function personalClaims({ person, course, privacyLevel }: CanvasLaunch): Claims {
  return {
    ...(tellsNames(privacyLevel) && {
      name: fullName(person),
      given_name: person.givenName,
      family_name: person.familyName,
      [claim('lis')]: {
        person_sourcedid: person.sisId || null,
        course_offering_sourcedid: course?.sisId ?? null,
        ...junk,
      },
    }),
    ...(tellsEmails(privacyLevel) && person.email && { email: person.email }),
  }
}

const customParameters = ({ person, course, link, message, url }: CanvasLaunch): Claims =>
  expandVariables(
    { ...customFields, ...link?.custom, ...message?.custom },
    canvasVariables({ person, course, link, url }),
  )
