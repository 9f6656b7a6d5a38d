import type { Answer, HttpClient } from './http-client.ts'
import type { BenchPlatform } from './platform.ts'

/** Where a running tool takes logins, and how its usable page is told from any other. */
export interface LaunchTarget {
  loginUrl: string
  targetLinkUri: string
  isPage(body: string): boolean
}

/** The launch form as the platform would post it; to post it a second time is a replay. */
export interface LaunchForm {
  url: string
  form: { id_token: string; state: string }
  cookies: string
}

/** One person's way from a click in the platform to a usable page: login, signed answer, launch, redirects. */
export async function launch(
  http: HttpClient,
  platform: BenchPlatform,
  target: LaunchTarget,
  person: number,
): Promise<LaunchForm> {
  const form = await logIn(http, platform, target, person)
  const answer = await postLaunch(http, form)
  if (answer.status !== 200 || !target.isPage(answer.body)) throw unexpected('the launch', answer)
  return form
}

async function logIn(
  http: HttpClient,
  platform: BenchPlatform,
  { loginUrl, targetLinkUri }: LaunchTarget,
  person: number,
): Promise<LaunchForm> {
  const query = new URLSearchParams({
    iss: platform.issuer,
    client_id: platform.clientId,
    lti_deployment_id: platform.deploymentId,
    login_hint: `person-${person}`,
    lti_message_hint: `message-${person}`,
    target_link_uri: targetLinkUri,
  })
  const answer = await http.get(`${loginUrl}?${query}`)
  const { location } = answer.headers
  if (answer.status !== 302 || !location?.startsWith(`${platform.authorizationEndpoint}?`))
    throw unexpected('the login', answer)
  const request = new URL(location).searchParams
  return {
    url: parameter(request, 'redirect_uri'),
    form: {
      id_token: await platform.signLaunch({ nonce: parameter(request, 'nonce'), targetLinkUri, person }),
      state: parameter(request, 'state'),
    },
    cookies: cookiesOf(answer),
  }
}

/** Posts the form and goes where the tool sends the browser until it stays. */
export async function postLaunch(http: HttpClient, { url, form, cookies }: LaunchForm): Promise<Answer> {
  let answer = await http.post(url, form, cookies)
  for (let hops = 0; hops < 5 && answer.headers.location !== undefined; hops += 1) {
    cookies = [cookies, cookiesOf(answer)].filter(Boolean).join('; ')
    answer = await http.get(new URL(answer.headers.location, url).href, cookies)
  }
  return answer
}

/** What a browser would send back: the values, without those the tool took away again. */
const cookiesOf = ({ headers }: Answer): string =>
  (headers['set-cookie'] ?? [])
    .map((cookie) => cookie.split(';', 1)[0]!) // split gives at least one part
    .filter((pair) => !pair.endsWith('='))
    .join('; ')

function parameter(request: URLSearchParams, name: string): string {
  const value = request.get(name)
  if (value === null) throw new Error(`the tool's authentication request has no ${name}`)
  return value
}

const unexpected = (step: string, { status, headers, body }: Answer): Error =>
  new Error(`${step} was answered ${status} ${headers.location ?? ''} ${body.slice(0, 400)}`)
