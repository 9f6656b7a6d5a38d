import { identifier, shown, text } from '../launch/claim-values.ts'
import type { ResourceLink } from '../launch/message-checks.ts'
import type { ToolConsumer } from './consumer-checks.ts'
import type { LaunchForm } from './launch-form.ts'
import { refuse1p1 } from './refusals.ts'

const version = 'LTI-1p0'
const messageType = 'basic-lti-launch-request'

/** LTI 1.1 §3: 1.0, 1.1 and 1.2 all say `LTI-1p0`. */
export function supportedVersion({ named: { lti_version: found } }: LaunchForm): void {
  if (found === version) return
  if (found === undefined)
    throw refuse1p1('lti-1p1.version-missing', `The launch names no lti_version; it must say "${version}".`)
  throw refuse1p1(
    'lti-1p1.version-unsupported',
    `The lti_version must be "${version}"; the platform sent ${shown(found)}.`,
    { found: shown(found) },
  )
}

/** LTI 1.1 §3. */
export function supportedMessageType({ named: { lti_message_type: found } }: LaunchForm): void {
  if (found === messageType) return
  if (found === undefined)
    throw refuse1p1('lti-1p1.message-type-missing', 'The launch names no lti_message_type.')
  throw refuse1p1(
    'lti-1p1.message-type-unsupported',
    `The lti_message_type ${shown(found)} is not supported; supported is ${messageType}.`,
    { found: shown(found) },
  )
}

/** LTI 1.1 §3. */
export function namedResourceLink({ named }: LaunchForm): ResourceLink {
  const id = identifier(named.resource_link_id, 'resource_link_id')
  if (id !== undefined)
    return { id, title: text(named.resource_link_title), description: text(named.resource_link_description) }
  throw refuse1p1(
    'lti-1p1.resource-link-missing',
    'The launch does not say which link was opened (resource_link_id).',
  )
}

/** LTI 1.1 §3 only recommends it; who is nobody must be allowed, as in LTI 1.3. */
export function namedUser({ named }: LaunchForm, { allowAnonymous }: ToolConsumer): string | undefined {
  const user = identifier(named.user_id, 'user_id')
  if (user !== undefined || allowAnonymous) return user
  throw refuse1p1(
    'lti-1p1.user-missing',
    'The launch does not say who launches (user_id). Let the platform send it, or allow anonymous launches in the installation.',
  )
}

/** A comma list: short names and URNs mixed. */
export const namedRoles = ({ named: { roles = '' } }: LaunchForm): string[] => listed(roles)

export const listed = (list: string): string[] =>
  list
    .split(',')
    .map((member) => member.trim())
    .filter(Boolean)
