import { readParameters } from '../launch/parameters.ts'
import { refuse } from '../launch/refusals.ts'
import type { Parameter } from './oauth-signature.ts'
import { refuse1p1 } from './refusals.ts'

/** A launch as it came. */
export interface LaunchForm {
  url: URL
  query: readonly Parameter[]
  form: readonly Parameter[]
  /** Both; a pair of the query that the form repeats counts once. */
  parameters: URLSearchParams
  named: Partial<Record<NamedParameter, string>>
}

const id = 255
const words = 8192

/** What is read by name, each at most once and within its limit (LTI 1.1 §3). */
const limits = {
  oauth_consumer_key: id,
  oauth_signature_method: 32,
  oauth_signature: 255,
  oauth_timestamp: 32,
  oauth_nonce: id,
  oauth_version: 32,
  lti_message_type: id,
  lti_version: id,
  resource_link_id: words,
  resource_link_title: words,
  resource_link_description: words,
  user_id: words,
  user_image: words,
  roles: words,
  role_scope_mentor: words,
  context_id: words,
  context_type: words,
  context_label: words,
  context_title: words,
  lis_person_name_full: words,
  lis_person_name_given: words,
  lis_person_name_family: words,
  lis_person_contact_email_primary: words,
  lis_person_sourcedid: words,
  lis_course_offering_sourcedid: words,
  lis_course_section_sourcedid: words,
  lis_outcome_service_url: words,
  lis_result_sourcedid: words,
  tool_consumer_instance_guid: words,
  tool_consumer_instance_name: words,
  tool_consumer_instance_url: words,
  tool_consumer_info_product_family_code: words,
  tool_consumer_info_version: words,
  launch_presentation_document_target: words,
  launch_presentation_return_url: words,
  launch_presentation_locale: words,
} as const
export type NamedParameter = keyof typeof limits

/** Real launches have 1–8 KB and some sixty parameters. */
const maxParameters = 500
const maxLength = 64 * 1024

/**
 * What was sent to the address that the tool has in its configuration: what the request says of its own host is
 * nobody's word.
 */
export function readLaunchForm(sent: URLSearchParams, launchUrl: string): LaunchForm {
  const url = new URL(launchUrl)
  const query = [...url.searchParams]
  const form = [...sent]
  bounded([...query, ...form])
  const parameters = new URLSearchParams([...query.filter((pair) => !holds(form, pair)), ...form])
  givenOnce(parameters)
  return { url, query, form, parameters, named: readParameters(parameters, limits) }
}

/** Canvas and Moodle repeat the query of the link in the form. */
export const holds = (parameters: readonly Parameter[], [name, value]: Parameter): boolean =>
  parameters.some(([other, otherValue]) => other === name && otherValue === value)

function bounded(parameters: readonly Parameter[]): void {
  const length = parameters.reduce((sum, [name, value]) => sum + name.length + value.length, 0)
  if (parameters.length > maxParameters || length > maxLength)
    throw refuse1p1(
      'lti-1p1.request-too-large',
      `The launch has ${parameters.length} parameters of ${length} characters together; at most ${maxParameters} ` +
        `of ${maxLength} are accepted. Send fewer custom parameters.`,
      { parameters: parameters.length, length },
    )
}

/** OAuth lets any parameter repeat. One that gives rights or meaning must not: two readers would pick differently. */
function givenOnce(parameters: URLSearchParams): void {
  const seen = new Set<string>()
  for (const [name] of parameters) {
    if (!/^(?:oauth|lti|custom)_/.test(name)) continue
    if (seen.has(name))
      throw refuse('lti.parameter-duplicated', `The platform sent the parameter ${name} more than once.`, {
        parameter: name,
      })
    seen.add(name)
  }
}
