import { toolConfiguration } from './read-registration.ts'
import type { ToolType } from './tool-types.ts'

/** Dynamic Registration §3.6, with what Moodle keeps and what it gets wrong. */
export function registrationAnswer({ id, platform, registration }: ToolType): object {
  const { tool, selectionUrl, custom, announcedScopes } = registration
  return {
    client_id: platform.profile.clientId,
    response_types: ['id_token'],
    jwks_uri: tool.jwksUrl,
    initiate_login_uri: tool.loginUrl,
    grant_types: ['client_credentials', 'implicit'],
    redirect_uris: tool.redirectUris,
    application_type: 'web',
    token_endpoint_auth_method: 'private_key_jwt',
    client_name: tool.name,
    logo_uri: registration.logoUrl,
    scope: announcedScopes.join(' '),
    [toolConfiguration]: {
      version: '1.3.0',
      deployment_id: id,
      target_link_uri: tool.launchUrl,
      domain: registration.domain,
      description: registration.description,
      messages: selectionUrl ? [{ type: 'LtiDeepLinkingRequest', target_link_uri: selectionUrl }] : [],
      // A second “=” and what follows is lost, in this answer only.
      custom_parameters: Object.fromEntries(
        Object.entries(custom).map(([name, value]) => [name, value.split('=')[0]]),
      ),
      claims: registration.claims,
    },
  }
}
