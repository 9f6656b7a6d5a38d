import { text, webAddress, type ClaimSet } from '../launch/claim-values.ts'
import { claimNames, readCustom } from '../launch/claims.ts'
import { classifyRoles, type RoleClass } from '../launch/roles.ts'
import { serviceClaimNames, type OutcomeService } from '../launch/service-claims.ts'
import { asObject, opaqueId, words } from './answer-values.ts'

/** Someone in a context. Only the id and the roles are certain; the rest depends on what the platform may tell. */
export interface Member {
  userId: string
  /** Short names with some platforms, and not always those of a launch (Moodle calls its assistants learners here). */
  roles: string[]
  role: RoleClass
  /** `Deleted` only occurs among differences. */
  status: 'Active' | 'Inactive' | 'Deleted'
  name?: string
  givenName?: string
  middleName?: string
  familyName?: string
  email?: string
  picture?: string
  sourcedId?: string
  /** The person's LTI 1.1 id. */
  legacyUserId?: string
  /** What launches of the link that was asked for carry for this person; empty when none was asked for. */
  messages: MemberMessage[]
}

/** NRPS §3.2: the claims of one message type for one person and link. */
export interface MemberMessage {
  type?: string
  custom: Record<string, string>
  /** Grading by LTI 1.1, for this person. */
  outcomes?: OutcomeService
  all: Readonly<ClaimSet>
}

/** `undefined` when nobody can be made out: one unreadable person must not cost the roster. */
export function readMember(value: unknown): Member | undefined {
  const member = asObject(value)
  const userId = opaqueId(member.user_id)
  if (userId === undefined || !Array.isArray(member.roles)) return undefined
  const roles = member.roles.filter((role) => typeof role === 'string' && role !== '')
  return {
    userId,
    roles,
    role: classifyRoles(roles),
    status: statusOf(member.status),
    name: words(member.name),
    givenName: words(member.given_name),
    middleName: words(member.middle_name),
    familyName: words(member.family_name),
    email: words(member.email),
    picture: webAddress(member.picture),
    sourcedId: words(member.lis_person_sourcedid),
    legacyUserId: words(member.lti11_legacy_user_id),
    messages: messagesOf(member.message),
  }
}

/** NRPS §2.3: absent is `Active`. A word we do not know gives no rights. */
function statusOf(value: unknown): Member['status'] {
  if (value === undefined || value === null || value === '') return 'Active'
  return value === 'Active' || value === 'Deleted' ? value : 'Inactive'
}

/** An array, or with some platforms the one message by itself. */
function messagesOf(value: unknown): MemberMessage[] {
  if (value === undefined || value === null) return []
  const messages: unknown[] = Array.isArray(value) ? value : [value]
  return messages.map(asObject).map((message) => ({
    type: text(message[claimNames.messageType]),
    custom: readCustom(asObject(message[claimNames.custom])),
    outcomes: outcomesOf(asObject(message[serviceClaimNames.outcomes])),
    all: message,
  }))
}

function outcomesOf(outcome: ClaimSet): OutcomeService | undefined {
  const url = webAddress(outcome.lis_outcome_service_url)
  const resultSourcedId = text(outcome.lis_result_sourcedid)
  return url === undefined || resultSourcedId === undefined ? undefined : { url, resultSourcedId }
}
