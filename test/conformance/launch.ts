import { claimNames } from '@lectern/lti'
import { aLaunch } from '@lectern/lti/testing'
import { authenticationRequestIn } from './authentication-request.ts'
import { openBrowser, type Answer, type Browser } from './browser.ts'
import type { Bench } from './case.ts'
import { broken, judge, shortWords, type Outcome } from './outcome.ts'

export interface LaunchPlan {
  role?: 'teacher' | 'student'
  /** The message, by default of a resource link; it knows where the link leads. */
  message?: typeof aLaunch
  /** Replace what the platform says; `undefined` takes a claim out. */
  claims?: Record<string, unknown>
  header?: Record<string, unknown>
  /** What becomes of the signed token. */
  forge?: (token: string) => string | Promise<string>
  login?: LoginPlan
}

export interface LoginPlan {
  method?: 'GET' | 'POST'
  parameters?: Record<string, string | undefined>
}

/** A login that led to the platform. */
export interface Login {
  browser: Browser
  redirectUri: string
  state: string
  nonce: string
  request: URLSearchParams
}

/** One whole launch in a fresh browser, judged. */
export async function launch(bench: Bench, plan: LaunchPlan = {}): Promise<Outcome> {
  const login = await logIn(bench, plan)
  return 'kind' in login ? login : postLaunch(bench, login, await launchForm(bench, login, plan))
}

/** An honest login; anything but a proper authentication request is an outcome, and not the one that was sought. */
export async function logIn(bench: Bench, { role, login }: LaunchPlan = {}): Promise<Login | Outcome> {
  const { tool, platform } = bench
  const { browser, answer } = await visitLogin(
    bench,
    platform.login(loginOf(bench, role, login)),
    login?.method ?? bench.profile.loginMethod,
  )
  const request = authenticationRequestIn(answer, platform.registration.authorizationEndpoint)
  if (!request) return broken(`login did not lead to the platform: ${shortWords(answer)}`)
  const { redirect_uri: redirectUri, state, nonce } = Object.fromEntries(request)
  if (!redirectUri || !state || !nonce) return broken('the request lacks redirect_uri, state or nonce')
  if (tool.launchUrl !== undefined && redirectUri !== tool.launchUrl)
    return broken(`redirect_uri is ${redirectUri}, not the registered one`)
  return { browser, redirectUri, state, nonce, request }
}

const loginOf = (bench: Bench, role: LaunchPlan['role'], { parameters }: LoginPlan = {}) => ({
  target_link_uri: targetOf(bench, role),
  ...parameters,
})

const targetOf = ({ tool }: Bench, role: LaunchPlan['role']): string =>
  role === 'student' ? tool.studentTarget : tool.target

export async function visitLogin(
  { tool }: Bench,
  parameters: URLSearchParams,
  method: LoginPlan['method'] = 'POST',
): Promise<{ browser: Browser; answer: Answer }> {
  const browser = openBrowser([tool.target, tool.studentTarget])
  if (method === 'POST') return { browser, answer: await browser.post(tool.loginUrl, parameters) }
  const url = new URL(tool.loginUrl)
  for (const [name, value] of parameters) url.searchParams.append(name, value)
  return { browser, answer: await browser.get(url.href) }
}

/** The platform's signed answer to a login. */
export async function launchForm(
  bench: Bench,
  { nonce, state }: Pick<Login, 'nonce' | 'state'>,
  { role = 'teacher', message = aLaunch, claims, header, forge = (token) => token }: LaunchPlan = {},
): Promise<URLSearchParams> {
  const { platform, profile } = bench
  const presentation = { document_target: 'iframe', return_url: platform.returnUrl, locale: 'en' }
  const said = message({
    role,
    target: targetOf(bench, role),
    claims: { [claimNames.launchPresentation]: presentation, ...profile.claims(role), ...claims },
  })
  const token = await platform.signLaunch({ nonce, ...said }, { header })
  return new URLSearchParams({ state, id_token: await forge(token) })
}

export async function postLaunch(
  { tool, platform }: Bench,
  { browser, redirectUri }: Pick<Login, 'browser' | 'redirectUri'>,
  form: URLSearchParams,
): Promise<Outcome> {
  const { acceptedText } = tool
  return judge(await browser.post(redirectUri, form), { acceptedText, returnUrl: platform.returnUrl })
}
