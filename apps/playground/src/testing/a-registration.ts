import type { SigningTool } from './a-signing-tool.ts'
import type { TestPlayground } from './a-playground.ts'

export const configurationName = 'https://purl.imsglobal.org/spec/lti-tool-configuration'

const scopes = ['lti-ags/scope/lineitem', 'lti-ags/scope/score', 'lti-nrps/scope/contextmembership.readonly']

/** What a tool sends to register itself, with what is changed in it. */
export function aRegistration(tool: SigningTool, overrides: object = {}, configured: object = {}): object {
  const { loginUrl, launchUrl, jwksUrl, name } = tool.registered
  return {
    application_type: 'web',
    response_types: ['id_token'],
    grant_types: ['implicit', 'client_credentials'],
    initiate_login_uri: loginUrl,
    redirect_uris: [launchUrl],
    client_name: name,
    jwks_uri: jwksUrl,
    token_endpoint_auth_method: 'private_key_jwt',
    scope: scopes.map((scope) => `https://purl.imsglobal.org/spec/${scope}`).join(' '),
    [configurationName]: {
      domain: new URL(launchUrl).host,
      target_link_uri: launchUrl,
      custom_parameters: { context_id_history: '$Context.id.history', plain: 'x=y' },
      claims: ['iss', 'sub', 'name', 'given_name', 'family_name', 'email'],
      messages: [
        { type: 'LtiResourceLinkRequest' },
        { type: 'LtiDeepLinkingRequest', target_link_uri: launchUrl },
      ],
      ...configured,
    },
    ...overrides,
  }
}

/** What the administrator's Moodle opens the tool's registration page with. */
export async function aRegistrationOffer(playground: TestPlayground) {
  const page = await fetch(`${playground.url}/moodle/admin/register?as=priya-raman`, {
    method: 'POST',
    body: new URLSearchParams({ url: 'http://localhost:3999/lti/register?link=secret' }),
  })
  const address = /id="registering"[^>]*src="([^"]*)"/.exec(await page.text())?.[1] ?? ''
  const opened = new URL(address.replaceAll('&#38;', '&'))
  const token = opened.searchParams.get('registration_token') ?? ''
  const configurationUrl = opened.searchParams.get('openid_configuration') ?? ''
  const configuration = Object(await (await fetch(configurationUrl)).json())
  return {
    opened,
    configuration,
    register: (body: object, bearer: string | undefined = token): Promise<Response> =>
      fetch(configuration.registration_endpoint, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(bearer && { authorization: `Bearer ${bearer}` }) },
        body: JSON.stringify(body),
      }),
  }
}

/** A tool in Moodle, registered and activated. */
export async function registerInMoodle(playground: TestPlayground, tool: SigningTool, ...changes: object[]) {
  const offer = await aRegistrationOffer(playground)
  const answer = Object(await (await offer.register(aRegistration(tool, ...changes))).json())
  const typeId: string = answer[configurationName].deployment_id
  await fetch(`${playground.url}/moodle/admin/tools/${typeId}/activate?as=priya-raman`, { method: 'POST' })
  return {
    typeId,
    clientId: String(answer.client_id),
    tokenEndpoint: `${playground.url}/moodle/mod/lti/token.php`,
  }
}
