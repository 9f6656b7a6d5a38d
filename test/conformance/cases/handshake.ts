import type { Bench, ConformanceCase, Expectation } from '../case.ts'
import { authenticationRequestIn } from '../authentication-request.ts'
import { launch, launchForm, logIn, postLaunch, visitLogin, type Login } from '../launch.ts'
import { broken, judge, shortWords, skipped, type Outcome } from '../outcome.ts'

/** Login, state and the browser they belong to (Security Framework §5.1.1, §7.3), beyond certification. */
export const handshake: ConformanceCase[] = [
  extra('login-get', 'Login by GET', 'accepted', (bench) => launch(bench, { login: { method: 'GET' } })),
  extra(
    'login-request',
    'Authentication request has what it must, hints unchanged',
    'accepted',
    soundRequest,
  ),
  extra('login-duplicated', 'Login with a parameter given twice', 'refused', duplicatedLogin),
  extra(
    'launch-duplicated',
    'Launch with two id_tokens',
    'refused',
    afterLogin(async (bench, login) => {
      const form = await launchForm(bench, login)
      form.append('id_token', form.get('id_token')!) // launchForm puts it there
      return postLaunch(bench, login, form)
    }),
  ),
  extra(
    'login-required',
    'Platform answers error=login_required',
    'refused',
    afterLogin((bench, login) => {
      const { state } = login
      const error = { error: 'login_required', error_description: 'The session ended.', state }
      return postLaunch(bench, login, new URLSearchParams(error))
    }),
  ),
  extra(
    'state-missing',
    'Launch without state',
    'refused',
    afterLogin(async (bench, login) => {
      const form = await launchForm(bench, login)
      form.delete('state')
      return postLaunch(bench, login, form)
    }),
  ),
  extra(
    'state-invented',
    'State that the tool never gave out',
    'refused',
    afterLogin(async (bench, login) =>
      postLaunch(bench, login, await launchForm(bench, { ...login, state: 'invented' })),
    ),
  ),
  extra(
    'state-other-browser',
    'Launch begun in another browser',
    'refused',
    afterLogin(async (bench, mine) => {
      const theirs = await logIn(bench)
      if ('kind' in theirs) return skipped(theirs.observed)
      return postLaunch(bench, mine, await launchForm(bench, theirs))
    }),
  ),
  extra(
    'nonce-reused',
    'The same launch a second time',
    'refused',
    afterLogin(async (bench, login) => {
      const form = await launchForm(bench, login)
      const first = await postLaunch(bench, login, form)
      return first.kind === 'accepted' ? postLaunch(bench, login, form) : skipped(first.observed)
    }),
  ),
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
    : judge(answer, platform)
}
