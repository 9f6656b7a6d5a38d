import { claimNames, readClaims, type LaunchClaims } from '../launch/claims.ts'
import type { LaunchForm, NamedParameter } from './launch-form.ts'
import { listed } from './message-checks.ts'

/**
 * LTI 1.1 says the same things under other names, so a launch is read as what it would be in LTI 1.3 (Core
 * appendix, migration guide): one set of rules for both, and one normal form behind them.
 */
export const claimsOf = ({ named, parameters }: LaunchForm): LaunchClaims =>
  readClaims({
    ...personOf(named),
    [claimNames.context]: {
      id: named.context_id,
      label: named.context_label,
      title: named.context_title,
      type: listed(named.context_type ?? ''),
    },
    [claimNames.roleScopeMentor]: listed(named.role_scope_mentor ?? '').map(decoded),
    [claimNames.legacyUserId]: named.user_id,
    [claimNames.lis]: {
      person_sourcedid: named.lis_person_sourcedid,
      course_offering_sourcedid: named.lis_course_offering_sourcedid,
      course_section_sourcedid: named.lis_course_section_sourcedid,
    },
    [claimNames.outcomes]: {
      lis_outcome_service_url: named.lis_outcome_service_url,
      lis_result_sourcedid: named.lis_result_sourcedid,
    },
    [claimNames.toolPlatform]: {
      guid: named.tool_consumer_instance_guid,
      name: named.tool_consumer_instance_name,
      url: named.tool_consumer_instance_url,
      product_family_code: named.tool_consumer_info_product_family_code,
      version: named.tool_consumer_info_version,
    },
    [claimNames.launchPresentation]: {
      document_target: named.launch_presentation_document_target,
      return_url: named.launch_presentation_return_url,
      locale: named.launch_presentation_locale,
    },
    [claimNames.custom]: customOf(parameters),
  })

type Named = Partial<Record<NamedParameter, string>>

/** Certification 4.2: the name of a person whose full name was not sent is given and family name. */
const personOf = (named: Named) => {
  const { lis_person_name_given: given, lis_person_name_family: family } = named
  return {
    name: named.lis_person_name_full ?? [given, family].filter(Boolean).join(' '),
    given_name: given,
    family_name: family,
    email: named.lis_person_contact_email_primary,
    picture: named.user_image,
  }
}

const customPrefix = 'custom_'

const customOf = (parameters: URLSearchParams): Record<string, string> =>
  Object.fromEntries(
    [...parameters]
      .filter(([name]) => name.startsWith(customPrefix))
      .map(([name, value]) => [name.slice(customPrefix.length), value]),
  )

/** LTI 1.1 §3: the ids in `role_scope_mentor` are URL-encoded. */
function decoded(id: string): string {
  try {
    return decodeURIComponent(id)
  } catch {
    return id
  }
}
