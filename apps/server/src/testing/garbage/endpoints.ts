/** What anybody on the internet can call of the LTI surface, and the parameters it reads. */
export interface PublicEndpoint {
  path: string
  parameters: readonly string[]
  /** It calls a platform, whose own refusal is a 502. */
  asksPlatform?: true
}

export const ltiEndpoints: readonly PublicEndpoint[] = [
  {
    path: '/lti/login',
    parameters: [
      'iss',
      'login_hint',
      'target_link_uri',
      'client_id',
      'lti_deployment_id',
      'deployment_id',
      'lti_message_hint',
      'lti_storage_target',
    ],
  },
  { path: '/lti/launch', parameters: ['id_token', 'state', 'error', 'error_description'] },
  { path: '/lti/launch/continue', parameters: ['handle', 'secret'] },
  {
    path: '/lti/register',
    parameters: ['openid_configuration', 'registration_token', 'link'],
    asksPlatform: true,
  },
  { path: '/lti/jwks', parameters: [] },
  { path: '/lti/config/canvas.json', parameters: ['features'] },
  // Platforms POST notices there, as JSON; whatever else comes is no batch.
  { path: '/lti/notices', parameters: ['notices'] },
  {
    path: '/lti/1p1/launch',
    parameters: [
      'lti_message_type',
      'lti_version',
      'oauth_consumer_key',
      'oauth_signature_method',
      'oauth_timestamp',
      'oauth_nonce',
      'oauth_signature',
      'oauth_version',
      'resource_link_id',
      'user_id',
      'roles',
      'context_title',
      'launch_presentation_return_url',
    ],
  },
]
