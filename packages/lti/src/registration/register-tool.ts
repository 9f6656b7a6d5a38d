import type { GuardedFetch } from '../network/guarded-fetch.ts'
import type { AddressPolicy } from '../network/read-address.ts'
import { platformWords } from '../services/platform-words.ts'
import type { RegistrationOffer } from './begin-registration.ts'
import type { RegistrationFeature } from './features.ts'
import { readPlatformConfiguration, type PlatformConfiguration } from './platform-configuration.ts'
import { registrationRequest, type RegistrationRequest } from './registration-request.ts'
import { refuseRegistration } from './registration-refusals.ts'
import { processRegistrationResponse, type ProcessedRegistration } from './registration-response.ts'
import type { ToolDescription } from './tool-description.ts'

export interface CompletedRegistration extends ProcessedRegistration {
  platform: PlatformConfiguration
  request: RegistrationRequest
}

/** The whole exchange that follows a registration link's opening (DR steps 2 and 3): one GET, one POST. */
export async function registerTool(
  { configUrl, token }: RegistrationOffer,
  {
    fetch,
    tool,
    features,
    allowLoopback,
  }: AddressPolicy & { fetch: GuardedFetch; tool: ToolDescription; features: Iterable<RegistrationFeature> },
): Promise<CompletedRegistration> {
  // Canvas demands the token for the configuration too.
  const headers = {
    accept: 'application/json',
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
  }
  const document = await readDocument(await fetch(configUrl.href, { headers }), configUrl, token)
  const platform = readPlatformConfiguration(document, { configUrl, allowLoopback })
  const request = registrationRequest({ tool, platform, features })
  const response = await fetch(platform.registrationEndpoint, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(request.body),
  })
  return { ...(await processRegistrationResponse(response, { platform, request, token })), platform, request }
}

async function readDocument(response: Response, { host }: URL, token: string | undefined): Promise<string> {
  const body = await response.text()
  if (response.ok) return body
  const { status, statusText } = response
  const words = platformWords(`${status} ${statusText}`, body, token === undefined ? [] : [token])
  throw refuseRegistration(
    'lti.configuration-refused',
    `${host} does not hand out its configuration ("${words}"). Begin again in the platform.`,
    { host, status, words },
  )
}
