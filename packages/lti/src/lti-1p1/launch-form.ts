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

const short = 255
const long = 8192

/** What is read by name, each at most once and within its limit (LTI 1.1 §3). */
const limits = {
  oauth_consumer_key: short,
  oauth_signature_method: short,
  oauth_signature: short,
  oauth_timestamp: short,
  oauth_nonce: short,
  oauth_version: short,
  lti_message_type: short,
  lti_version: short,
  resource_link_id: long,
  resource_link_title: long,
  resource_link_description: long,
  user_id: long,
  user_image: long,
  roles: long,
  role_scope_mentor: long,
  context_id: long,
  context_type: long,
  context_label: long,
  context_title: long,
  lis_person_name_full: long,
  lis_person_name_given: long,
  lis_person_name_family: long,
  lis_person_contact_email_primary: long,
  lis_person_sourcedid: long,
  lis_course_offering_sourcedid: long,
  lis_course_section_sourcedid: long,
  lis_outcome_service_url: long,
  lis_result_sourcedid: long,
  tool_consumer_instance_guid: long,
  tool_consumer_instance_name: long,
  tool_consumer_instance_url: long,
  tool_consumer_info_product_family_code: long,
  tool_consumer_info_version: long,
  launch_presentation_document_target: long,
  launch_presentation_return_url: long,
  launch_presentation_locale: long,
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
