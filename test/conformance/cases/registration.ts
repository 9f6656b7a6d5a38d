import { openBrowser, type Answer } from '../browser.ts'
import type { Bench, ConformanceCase, Expectation } from '../case.ts'
import { broken, judge, notOffered, observed, shortWords, type Outcome } from '../outcome.ts'
import type { Offer, RegistrationCall } from '../services/registrar.ts'

/** Dynamic Registration 1.0: whom a tool lets register, and what it may be made to call. */
export const registration: ConformanceCase[] = [
  {
    ...registered('reg-address', 'Configuration at addresses of no platform (SSRF)', 'refused'),
    run: forgedAddresses,
  },
  {
    ...registered('reg-issuer', 'Configuration that speaks for a foreign issuer', 'refused'),
    run: (bench) => opened(bench, 'foreign-issuer'),
  },
  {
    ...registered('reg-request', 'Registration is complete and carries the token', 'accepted'),
    run: (bench) => opened(bench, 'honest', completeRequest),
  },
  {
    ...registered('reg-no-token', 'Registration without a token, as Brightspace offers it', 'accepted'),
    run: (bench) => opened(bench, 'without-token', withoutToken),
  },
]

function registered(id: string, name: string, expected: Expectation): Omit<ConformanceCase, 'run'> {
  return { id, group: 'registration', name, expected }
}

/** Whether the tool called them nobody outside sees; that it says no is what counts here. */
async function forgedAddresses(bench: Bench): Promise<Outcome> {
  const addresses = [
    'https://169.254.169.254/latest/meta-data',
    'https://10.0.0.7/config',
    'https://[::ffff:10.0.0.7]/config',
    'http://169.254.169.254/',
    'file:///etc/passwd',
    'not an address',
  ]
  for (const address of addresses) {
    const answer = await visit(bench, { openid_configuration: address, registration_token: 'x' })
    if (!answer) return noAddress
    const outcome = judged(bench, answer)
    if (outcome.kind !== 'refused') return broken(`${address}: ${outcome.observed}`)
  }
  return observed('refused', `${addresses.length} addresses; what it called cannot be seen from outside`)
}

async function opened(
  bench: Bench,
  offer: Offer,
  complaintAbout: (bench: Bench, offer: Offer) => string | undefined = () => undefined,
): Promise<Outcome> {
  const { registrar } = bench.platform
  const answer = await visit(bench, registrar.parameters(offer), offer === 'honest' ? 'first' : 'last')
  if (!answer) return noAddress
  const outcome = judged(bench, answer)
  const wasRegistered = registrar.callsOf(offer, 'registration').length > 0
  if (outcome.kind === 'refused' && wasRegistered) return broken('registered itself all the same')
  if (outcome.kind === 'accepted' && !wasRegistered) return broken(`did not register: ${outcome.observed}`)
  const complaint = outcome.kind === 'accepted' ? complaintAbout(bench, offer) : undefined
  return complaint === undefined ? outcome : broken(complaint)
}

const noAddress = notOffered('no --registration-url')

async function visit(
  { tool }: Bench,
  parameters: Record<string, string>,
  which: 'first' | 'last' = 'last',
): Promise<Answer | undefined> {
  const address = tool.registrationUrls?.at(which === 'first' ? 0 : -1)
  if (address === undefined) return undefined
  const url = new URL(address)
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value)
  return openBrowser([]).get(url.href)
}

/** The tool asked a platform that answered nonsense: 502 is a refusal here, and the only one above 499. */
const judged = ({ platform }: Bench, answer: Answer): Outcome =>
  answer.status === 502
    ? observed('refused', shortWords(answer))
    : judge(answer, { returnUrl: platform.returnUrl })

const toolConfiguration = 'https://purl.imsglobal.org/spec/lti-tool-configuration'

function completeRequest({ platform: { registrar } }: Bench, offer: Offer): string | undefined {
  const bearer = `Bearer ${registrar.token}`
  // Canvas demands it for the configuration too.
  for (const step of ['configuration', 'registration'] as const)
    if (registrar.callsOf(offer, step).some(({ authorization }) => authorization !== bearer))
      return `${step} asked for without the token`
  const [sent] = registrar.callsOf(offer, 'registration')
  return sent && incompleteness(sent)
}

function incompleteness({ body }: RegistrationCall): string | undefined {
  const request = JSON.parse(body) as Record<string, unknown> // the registrar has read it
  const configuration = (request[toolConfiguration] ?? {}) as Record<string, unknown>
  const missing = [
    ...['initiate_login_uri', 'redirect_uris', 'client_name', 'jwks_uri', 'scope'].filter(
      (name) => request[name] === undefined,
    ),
    ...['domain', 'target_link_uri', 'claims', 'messages'].filter(
      (name) => configuration[name] === undefined,
    ),
    request['token_endpoint_auth_method'] !== 'private_key_jwt' && 'token_endpoint_auth_method',
  ].filter((name) => name !== false)
  return missing.length > 0 ? `without ${missing.join(', ')}` : undefined
}

const withoutToken = ({ platform: { registrar } }: Bench, offer: Offer): string | undefined =>
  registrar.callsOf(offer, 'registration').some(({ authorization }) => authorization !== null)
    ? 'sent a token that nobody gave it'
    : undefined
