import { serviceScopes } from '../platform/services/service-scopes.ts'
import { moodleEndpoints } from './moodle-profile.ts'

/** Dynamic Registration §3.3, as recorded. */
export function openidConfiguration(url: string): object {
  const endpoints = moodleEndpoints(url)
  return {
    issuer: endpoints.issuer,
    token_endpoint: endpoints.tokenEndpoint,
    token_endpoint_auth_methods_supported: ['private_key_jwt'],
    token_endpoint_auth_signing_alg_values_supported: ['RS256'],
    jwks_uri: endpoints.jwksUri,
    authorization_endpoint: endpoints.authorizationEndpoint,
    registration_endpoint: endpoints.registrationEndpoint,
    scopes_supported: [
      'https://purl.imsglobal.org/spec/lti-bo/scope/basicoutcome',
      serviceScopes.lineItemsReadOnly,
      serviceScopes.results,
      serviceScopes.scores,
      serviceScopes.lineItems,
      serviceScopes.memberships,
      'https://purl.imsglobal.org/spec/lti-ts/scope/toolsetting',
      'openid',
    ],
    response_types_supported: ['id_token'],
    subject_types_supported: ['public', 'pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    claims_supported: ['sub', 'iss', 'name', 'given_name', 'family_name', 'email'],
    'https://purl.imsglobal.org/spec/lti-platform-configuration': {
      product_family_code: 'moodle',
      version: '5.0.6+ (Build: 20260403)',
      messages_supported: [
        { type: 'LtiResourceLinkRequest' },
        { type: 'LtiDeepLinkingRequest', placements: ['ContentArea'] },
      ],
      variables: [
        'Context.id',
        'Context.title',
        'Context.label',
        'Context.id.history',
        'Context.sourcedId',
        'CourseSection.title',
        'CourseSection.label',
        'CourseSection.sourcedId',
        'ResourceLink.id',
        'ResourceLink.title',
        'User.id',
        'User.username',
        'Person.name.full',
        'Person.name.given',
        'Person.name.family',
        'Person.email.primary',
        'Person.sourcedId',
        'Person.address.timezone',
        'Membership.role',
        'Moodle.Person.userGroupIds',
      ],
    },
  }
}
