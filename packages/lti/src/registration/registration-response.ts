import type { Problem } from '@lectern/problem'
import { profiles, type ProfileName } from '../platform/registration.ts'
import type { ServiceRegistration } from '../services/client-assertion.ts'
import { platformWords } from '../services/platform-words.ts'
import { members, memberTexts, parseObject, type Members } from './json-members.ts'
import type { PlatformConfiguration } from './platform-configuration.ts'
import { refuseRegistration } from './registration-refusals.ts'
import { toolConfigurationName, type RegistrationRequest } from './registration-request.ts'
import { registrationVendors, type RegistrationVendor } from './vendors.ts'

/** A platform as it is to be stored. */
export interface RegisteredPlatform extends ServiceRegistration {
  tokenEndpoint: string
  profileName: ProfileName
}

export interface ProcessedRegistration {
  registration: RegisteredPlatform
  /** Where the platform made one at once; elsewhere the first launch tells. */
  deploymentId?: string
  scopes: GrantComparison
  claims: GrantComparison
  nextStep: RegistrationVendor['nextStep']
}

/** What was asked for against what the platform says it gives; a platform that says nothing is taken at our word. */
export interface GrantComparison {
  granted: string[]
  refused: string[]
  unasked: string[]
}

/**
 * What a platform makes of our request (DR 3.6.1, RFC 7591 §3.2). An administrator there may still change it: what is
 * really given shows in tokens and launches.
 * @throws Problem with one of `registrationRefusals`, in the platform's own words
 */
export async function processRegistrationResponse(
  response: Response,
  {
    platform,
    request,
    token,
  }: { platform: PlatformConfiguration; request: RegistrationRequest; token?: string },
): Promise<ProcessedRegistration> {
  const body = await response.text()
  if (!response.ok) throw refusal(response, body, { issuer: platform.issuer, token })
  const answer = parseObject(body)
  const clientId = answer && readId(answer, 'client_id')
  if (answer === undefined || clientId === undefined)
    throw refuseRegistration(
      'lti.registration-answer-invalid',
      `The platform took the registration but named no client id: ${platformWords('', body, secrets(token))}`,
      { issuer: platform.issuer, status: response.status },
    )
  const tool = members(answer[toolConfigurationName]) ?? {}
  return {
    registration: registrationOf(platform, clientId),
    deploymentId: readId(tool, 'deployment_id'),
    scopes: compared(request.asked.scopes, grantedScopes(answer)),
    claims: compared(request.asked.claims, memberTexts(tool, 'claims')),
    nextStep: registrationVendors[platform.profileName].nextStep,
  }
}

/** Moodle sends its reason as plain text under `text/html`, Canvas as JSON, and a broken server as a page. */
function refusal(
  { status, statusText }: Response,
  body: string,
  { issuer, token }: { issuer: string; token?: string },
): Problem {
  const words = platformWords(`${status} ${statusText}`, body, secrets(token))
  const details = { issuer, status, words }
  if (status === 401 || status === 403)
    return refuseRegistration(
      'lti.registration-token-refused',
      `The platform does not accept the token of this registration ("${words}"): it was used before or ran out. Begin ` +
        'again in the platform.',
      details,
    )
  if (status >= 500 || status === 429)
    return refuseRegistration(
      'lti.registration-failed',
      `The platform could not register the tool ("${words}"). Try again later.`,
      details,
    )
  return refuseRegistration(
    'lti.registration-refused',
    `The platform refused to register the tool ("${words}"). If the tool is registered there already, remove it first.`,
    details,
  )
}

const secrets = (token: string | undefined): string[] => (token === undefined ? [] : [token])

/** Ids come back in every launch, where they must fit (Core §5.3.3); some platforms have numbers here. */
function readId(object: Members, name: string): string | undefined {
  const value = object[name]
  const id = typeof value === 'number' ? String(value) : value
  return typeof id === 'string' && /^[\x20-\x7e]{1,255}$/.test(id) ? id : undefined
}

const registrationOf = (platform: PlatformConfiguration, clientId: string): RegisteredPlatform => ({
  issuer: platform.issuer,
  clientId,
  authorizationEndpoint: platform.authorizationEndpoint,
  tokenEndpoint: platform.tokenEndpoint,
  jwksUri: platform.jwksUri,
  authorizationServer: platform.authorizationServer,
  profile: profiles[platform.profileName],
  profileName: platform.profileName,
})

const grantedScopes = ({ scope }: Members): string[] | undefined =>
  typeof scope === 'string' ? scope.split(/\s+/) : undefined

function compared(asked: readonly string[], answered: readonly string[] = asked): GrantComparison {
  return {
    granted: asked.filter((one) => answered.includes(one)),
    refused: asked.filter((one) => !answered.includes(one)),
    unasked: answered.filter((one) => one !== '' && !asked.includes(one)),
  }
}
