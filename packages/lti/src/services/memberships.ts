import type { ReceivedName } from '../launch/received-fields.ts'
import type { MembershipService } from '../launch/service-claims.ts'
import { asObject, opaqueId, words } from './answer-values.ts'
import { readMember, type Member } from './member.ts'
import type { PlatformConnection } from './platform-connection.ts'
import { namesInPage } from './received-members.ts'
import { serviceScopes } from './service-scopes.ts'
import { servicePages, type ServicePage } from './service-pages.ts'
import { refuseService } from './service-refusals.ts'
import { sameOrigin, serviceUrl, withQuery } from './service-url.ts'

/** The principal roles of a context (Core appendix A.2.3). */
export type ContextRole =
  | 'Administrator'
  | 'ContentDeveloper'
  | 'Instructor'
  | 'Learner'
  | 'Manager'
  | 'Member'
  | 'Mentor'
  | 'Officer'

export interface MembershipQuery {
  role?: ContextRole
  /** Members of a page; a platform may send fewer, or more. */
  limit?: number
  /** Only who may use this link, with what its launches carry for them. */
  resourceLinkId?: string
  /** Where an earlier reading stopped (`next` of its last page), or the `differences` it named; ask with the same role and link. */
  from?: string
  maxPages?: number
}

export interface MemberPage {
  context: { id?: string; label?: string; title?: string }
  members: Member[]
  /** How many entries name nobody. */
  unreadable: number
  /** Which fields came, by name: what the platform tells of its people, asked for or not. */
  received: ReceivedName[]
  /** Store it with the page's members: reading can go on from here after the process died. Absent on the last page. */
  next?: string
  /** From a complete reading: the address that later tells only what changed (NRPS §2.4.3). */
  differences?: string
}

const mediaType = 'application/vnd.ims.lti-nrps.v2.membershipcontainer+json'
const roleNamespace = 'http://purl.imsglobal.org/vocab/lis/v2/membership#'
/** Without a limit Moodle sends a whole course at once. */
const defaultLimit = 100

/**
 * Who is in the context of a launch, page by page, one page held at a time (NRPS 2.0 §2).
 * @throws Problem `lti.service-forbidden` or `lti.service-unauthorized` where an administrator denied it: degrade quietly;
 * what `servicePages` throws
 */
export async function* memberPages(
  connection: PlatformConnection,
  service: MembershipService | undefined,
  query: MembershipQuery = {},
): AsyncGenerator<MemberPage, void, undefined> {
  const { role, limit = defaultLimit, resourceLinkId, from, maxPages } = query
  if (service === undefined)
    throw refuseService(
      'lti.service-not-offered',
      'The platform did not offer its roster with the launch. Switch names and roles on for this tool.',
    )
  const url = serviceUrl(service.url)
  const filters = { role: role && `${roleNamespace}${role}`, rlid: resourceLinkId }
  const pages = servicePages(connection, {
    url: from === undefined ? withQuery(url, { limit, ...filters }) : sameOrigin(from, url),
    scopes: [serviceScopes.memberships],
    accept: mediaType,
    kept: filters, // Moodle's next link has lost the role
    maxPages,
  })
  for await (const page of pages) yield readPage(page, role)
}

function readPage(
  { content, next, differences, url }: ServicePage,
  role: ContextRole | undefined,
): MemberPage {
  const container = asObject(content)
  if (!Array.isArray(container.members))
    throw refuseService(
      'lti.service-answer-invalid',
      `What the platform answers at ${url.origin} is no membership container: it has no list of members.`,
      { origin: url.origin },
    )
  const readable = container.members.map(readMember).filter((member) => member !== undefined)
  const context = asObject(container.context)
  return {
    context: {
      id: opaqueId(context.id),
      label: words(context.label),
      title: words(context.title),
    },
    // Platforms ignore role filters that they do not know.
    members: role === undefined ? readable : readable.filter((member) => hasRole(member, role)),
    unreadable: container.members.length - readable.length,
    received: namesInPage(container),
    next: next?.href,
    differences,
  }
}

/** A short name, the full one, or a kind of it; LTI 1.1 names too. */
const namedRole =
  /^(?:urn:lti:role:ims\/lis\/|http:\/\/purl\.imsglobal\.org\/vocab\/lis\/v2\/membership[#/])?(\w+)(?:[#/]\w+)?$/

const hasRole = ({ roles }: Member, role: ContextRole): boolean =>
  roles.some((name) => namedRole.exec(name)?.[1] === role)
