import type { EmbedModel } from '@lectern/api-contracts'
import { aLaunch, type LaunchOptions, type SimulatedPlatform } from '@lectern/lti/testing'

/** What a browser does in a launch, without the browser: follows the login, keeps the cookie, posts the answer. */
export interface BegunLaunch {
  login: Response
  /** `name=value` of the binding cookie. */
  cookie: string
  form: URLSearchParams
}

export async function beginLaunch(
  url: string,
  platform: SimulatedPlatform,
  {
    login: loginParameters,
    now,
    ...launch
  }: LaunchOptions & { login?: Record<string, string>; now?: Date } = {},
): Promise<BegunLaunch> {
  const parameters = platform.login({ target_link_uri: `${url}/lti/launch`, ...loginParameters })
  const login = await fetch(`${url}/lti/login`, { method: 'POST', body: parameters, redirect: 'manual' })
  const location =
    login.headers.get('location') ?? /id="next" href="([^"]+)"/.exec(await login.clone().text())![1]!
  const claims = aLaunch({ target: `${url}/lti/launch`, ...launch })
  return {
    login,
    cookie: login.headers.get('set-cookie')!.split(';')[0]!,
    form: await platform.answer(location.replaceAll('&amp;', '&'), claims, { now }),
  }
}

export const postLaunch = (url: string, { form, cookie }: Pick<BegunLaunch, 'form'> & { cookie?: string }) =>
  fetch(`${url}/lti/launch`, { method: 'POST', body: form, headers: cookie ? { cookie } : {} })

/** The data that the page was painted from. */
export const modelOf = (html: string): EmbedModel =>
  JSON.parse(/<script type="application\/json" id="model">(.*?)<\/script>/s.exec(html)![1]!) as EmbedModel

/** A whole launch; fails the test when it is refused. */
export async function launched(
  url: string,
  platform: SimulatedPlatform,
  options: LaunchOptions = {},
): Promise<EmbedModel> {
  const begun = await beginLaunch(url, platform, options)
  const response = await postLaunch(url, begun)
  const html = await response.text()
  if (!response.ok) throw new Error(`The launch was refused (${response.status}): ${html}`)
  return modelOf(html)
}

/** The bearer token of a launch's page. */
export async function bearerOf(url: string, { sessionCode }: EmbedModel): Promise<string> {
  const response = await fetch(`${url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code: sessionCode }),
  })
  return ((await response.json()) as { token: string }).token
}
