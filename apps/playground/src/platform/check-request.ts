import type { AuthenticationRefusal, CheckRequest } from './profile.ts'

const expectedValues = {
  scope: 'openid',
  response_type: 'id_token',
  response_mode: 'form_post',
  prompt: 'none',
}

// Canvas itself tolerates a missing `state`. Asking for it catches a tool that binds no browser to its login.
const required = [
  'client_id',
  'login_hint',
  'nonce',
  'prompt',
  'redirect_uri',
  'response_mode',
  'response_type',
  'scope',
  'state',
]

/** Security Framework §5.1.1.2, in the order and the words of Canvas. */
export const checkRequest: CheckRequest = (profile, parameters, launch) => {
  const missing = required.filter((name) => !parameters[name])
  if (missing.length > 0) return invalidRequest(`The following parameters are missing: ${missing.join(',')}`)
  for (const [name, value] of Object.entries(expectedValues))
    if (parameters[name] !== value) return invalidRequest(`The '${name}' must be '${value}'`)
  if (parameters['client_id'] !== profile.clientId)
    return {
      error: 'unauthorized_client',
      error_description: 'Client not authorized in requested context',
    }
  if (launch && parameters['login_hint'] !== launch.loginHint)
    return { error: 'login_required', error_description: 'Must have an active user session' }
  return undefined
}

const invalidRequest = (description: string): AuthenticationRefusal => ({
  error: 'invalid_request_object',
  error_description: description,
})
