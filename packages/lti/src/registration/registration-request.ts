import type { RegistrationFeature } from './features.ts'
import { needsOf } from './needs.ts'
import type { PlatformConfiguration } from './platform-configuration.ts'
import { isOffered, messagesFor } from './registration-messages.ts'
import { domainOf, localizedMembers, type ToolDescription } from './tool-description.ts'
import { registrationVendors, type RegistrationVendor } from './vendors.ts'

export interface RegistrationRequest {
  /** To be sent as JSON to the registration endpoint. */
  body: Record<string, unknown>
  asked: { scopes: string[]; claims: string[]; messages: string[]; placements: string[] }
  /** What the features need and this platform says it does not have: by scope, message and placement. */
  unavailable: string[]
}

export const toolConfigurationName = 'https://purl.imsglobal.org/spec/lti-tool-configuration'
const identityClaims = ['iss', 'sub']

/** The tool as this platform wants it described, asking for what the features need and nothing else (DR step 3). */
export function registrationRequest({
  tool,
  platform,
  features,
  vendor = registrationVendors[platform.profileName],
}: {
  tool: ToolDescription
  platform: PlatformConfiguration
  features: Iterable<RegistrationFeature>
  vendor?: RegistrationVendor
}): RegistrationRequest {
  const needs = needsOf(features, vendor)
  // Canvas answers 422 to a scope it does not know.
  const isKnown = (scope: string) => platform.scopesSupported?.includes(scope) ?? true
  const scopes = needs.scopes.filter(isKnown)
  const messages = messagesFor(tool, { needs, vendor })
  const offered = messages.filter((message) => isOffered(message, platform))
  const claims = [...identityClaims, ...needs.claims]
  return {
    body: {
      application_type: 'web',
      response_types: ['id_token'],
      grant_types: ['implicit', 'client_credentials'],
      initiate_login_uri: tool.loginUrl,
      redirect_uris: [tool.launchUrl],
      ...localizedMembers('client_name', tool.name),
      jwks_uri: tool.jwksUrl,
      logo_uri: tool.iconUrl,
      client_uri: tool.homeUrl,
      policy_uri: tool.privacyPolicyUrl,
      tos_uri: tool.termsUrl,
      contacts: tool.contacts,
      token_endpoint_auth_method: 'private_key_jwt',
      scope: scopes.join(' '),
      [toolConfigurationName]: {
        domain: domainOf(tool),
        target_link_uri: tool.launchUrl,
        ...localizedMembers('description', tool.description),
        custom_parameters: needs.customParameters,
        claims,
        messages: offered.map(({ wire }) => wire),
        ...vendor.toolMembers?.(needs),
      },
    },
    asked: {
      scopes,
      claims,
      messages: [...new Set(offered.map(({ type }) => type))],
      placements: offered.flatMap(({ placement }) => placement ?? []),
    },
    unavailable: [
      ...needs.scopes.filter((scope) => !isKnown(scope)),
      ...messages
        .filter((message) => !offered.includes(message))
        .map(({ type, placement }) => placement ?? type),
    ],
  }
}
