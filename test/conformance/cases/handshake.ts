import type { Bench, ConformanceCase, Expectation } from '../case.ts'
import { authenticationRequestIn } from '../authentication-request.ts'
import { launch, launchForm, logIn, postLaunch, visitLogin, type Login } from '../launch.ts'
import { broken, judge, shortWords, skipped, type Outcome } from '../outcome.ts'

/** Login, state and the browser they belong to (Security Framework §5.1.1, §7.3), beyond certification. */
export const handshake: ConformanceCase[] = [
  extra('login-get', 'Login by GET', 'accepted', (bench) => launch(bench, { login: { method: 'GET' } })),
  extra('login-request', 'Request to the platform is complete, hints unchanged', 'accepted', soundRequest),
  extra('login-duplicated', 'Login with a parameter given twice', 'refused', duplicatedLogin),
  extra('login-required', 'Platform answers error=login_required', 'refused', afterLogin(loginRequired)),
  extra('launch-duplicated', 'Launch with two id_tokens', 'refused', afterLogin(twoTokens)),
  extra('state-missing', 'Launch without state', 'refused', afterLogin(noState)),
  extra('state-invented', 'State that the tool never gave out', 'refused', afterLogin(inventedState)),
  extra('state-other-browser', 'Launch begun in another browser', 'refused', afterLogin(otherBrowser)),
  extra('nonce-reused', 'The same launch a second time', 'refused', afterLogin(replay)),
  extra('nonce-raced', 'The same launch four times at once: one is taken', 'refused', afterLogin(race)),
]

function extra(
  id: string,
  name: string,
  expected: Expectation,
  run: ConformanceCase['run'],
): ConformanceCase {
  return { id, group: 'extra', name, expected, run }
}

function afterLogin(attempt: (bench: Bench, login: Login) => Promise<Outcome>): ConformanceCase['run'] {
  return async (bench) => {
    const login = await logIn(bench)
    return 'kind' in login ? login : attempt(bench, login)
  }
}

/** The hints are opaque: JSON with Moodle, a JWT with Canvas, spaces and signs with anybody. */
async function soundRequest(bench: Bench): Promise<Outcome> {
  const hints = { login_hint: 'hint with spaces + ünïcode', lti_message_hint: '{"cmid":7,"a":"b&c=d"}' }
  const login = await logIn(bench, { login: { parameters: hints } })
  if ('kind' in login) return login
  const expected: Record<string, string> = {
    ...hints,
    scope: 'openid',
    response_type: 'id_token',
    response_mode: 'form_post',
    prompt: 'none',
    client_id: bench.platform.registration.clientId,
  }
  const wrong = Object.keys(expected).filter((name) => login.request.get(name) !== expected[name])
  return wrong.length > 0
    ? broken(`wrong or missing: ${wrong.join(', ')}`)
    : { kind: 'accepted', observed: 'as it must be' }
}

async function duplicatedLogin(bench: Bench): Promise<Outcome> {
  const { platform, tool } = bench
  const parameters = platform.login({ target_link_uri: tool.target })
  parameters.append('client_id', 'somebody-else')
  const { answer } = await visitLogin(bench, parameters)
  return authenticationRequestIn(answer, platform.registration.authorizationEndpoint)
    ? { kind: 'accepted', observed: shortWords(answer) }
    : judge(answer, { acceptedText: tool.acceptedText, returnUrl: platform.returnUrl })
}

/** The platform's own cookie is blocked, or its session over (Security Framework §5.1.1.5). */
function loginRequired(bench: Bench, login: Login): Promise<Outcome> {
  const error = { error: 'login_required', error_description: 'The session ended.', state: login.state }
  return postLaunch(bench, login, new URLSearchParams(error))
}

async function twoTokens(bench: Bench, login: Login): Promise<Outcome> {
  const form = await launchForm(bench, login)
  form.append('id_token', form.get('id_token')!) // launchForm puts it there
  return postLaunch(bench, login, form)
}

async function noState(bench: Bench, login: Login): Promise<Outcome> {
  const form = await launchForm(bench, login)
  form.delete('state')
  return postLaunch(bench, login, form)
}

async function inventedState(bench: Bench, login: Login): Promise<Outcome> {
  return postLaunch(bench, login, await launchForm(bench, { ...login, state: 'invented' }))
}

/** Their launch is planted in my browser, which has a login of its own. */
async function otherBrowser(bench: Bench, mine: Login): Promise<Outcome> {
  const theirs = await logIn(bench)
  return 'kind' in theirs ? theirs : postLaunch(bench, mine, await launchForm(bench, theirs))
}

/** With the cookies of before: a tool that takes them away must not rely on it. */
async function replay(bench: Bench, login: Login): Promise<Outcome> {
  const form = await launchForm(bench, login)
  const again = { ...login, browser: login.browser.copy() }
  const first = await postLaunch(bench, login, form)
  return first.kind === 'accepted' ? postLaunch(bench, again, form) : skipped(first.observed)
}

async function race(bench: Bench, login: Login): Promise<Outcome> {
  const form = await launchForm(bench, login)
  const racers = Array.from({ length: 4 }, () => ({ ...login, browser: login.browser.copy() }))
  const outcomes = await Promise.all(racers.map((racer) => postLaunch(bench, racer, form)))
  const others = outcomes.filter(({ kind }) => kind !== 'accepted')
  const taken = outcomes.length - others.length
  if (taken > 1) return { kind: 'accepted', observed: `${taken} of ${outcomes.length} were accepted` }
  if (taken === 0) return broken(`none of ${outcomes.length} was accepted`)
  return others.find(({ kind }) => kind === 'broken') ?? others[0]! // all but one of several
}
