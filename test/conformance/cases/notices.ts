import { randomUUID } from 'node:crypto'
import { claimNames } from '@lectern/lti'
import type { Bench, ConformanceCase, Expectation } from '../case.ts'
import { broken, notOffered, observed, type Outcome } from '../outcome.ts'
import { signedAgain, signingKey } from '../signing-key.ts'

/** Platform Notification Service 1.0: what arrives at the tool's handler. Which of a batch it took, nobody outside sees. */
export const notices: ConformanceCase[] = [
  notice('pns-hello', 'A notice is taken', 'accepted', async (bench) => batch([await honest(bench)])),
  notice(
    'pns-one-bad',
    'A batch of which one is forged: up to the tool what it says',
    'either',
    async (bench) => batch([await honest(bench), await forged(bench), await honest(bench)]),
  ),
  notice('pns-forged', 'A forged notice alone: up to the tool what it says', 'either', async (bench) =>
    batch([await forged(bench)]),
  ),
  notice('pns-no-token', 'A notice that is no JWT: up to the tool what it says', 'either', async () =>
    batch(['no.jwt']),
  ),
  notice('pns-malformed', 'A body that is no batch', 'refused', async () => '{"notices":'),
]

function notice(
  id: string,
  name: string,
  expected: Expectation,
  body: (bench: Bench) => Promise<string>,
): ConformanceCase {
  return { id, group: 'pns', name, expected, run: async (bench) => deliver(bench, await body(bench)) }
}

async function deliver({ tool, platform }: Bench, body: string): Promise<Outcome> {
  const handler = tool.noticeUrl ?? (await platform.services.noticeHandler())
  if (handler === undefined) return notOffered('no handler: the tool named none, and --notice-url none')
  const response = await fetch(handler, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
    redirect: 'manual',
    signal: AbortSignal.timeout(15_000),
  })
  await response.body?.cancel()
  const { status } = response
  if (status === 404 || status === 405) return notOffered(`${status}: nothing takes notices there`)
  if (status >= 500 || (status >= 300 && status < 400)) return broken(String(status))
  return observed(status < 300 ? 'accepted' : 'refused', String(status))
}

const batch = (tokens: string[]): string => JSON.stringify({ notices: tokens.map((jwt) => ({ jwt })) })

const honest = ({ platform }: Bench): Promise<string> =>
  platform.signLaunch({
    nonce: randomUUID(),
    [claimNames.version]: '1.3.0',
    'https://purl.imsglobal.org/spec/lti/claim/notice': {
      id: randomUUID(),
      timestamp: new Date().toISOString(),
      type: 'LtiHelloWorldNotice',
    },
  })

/** Under the published name of a key that is another. */
async function forged(bench: Bench): Promise<string> {
  const [published] = bench.platform.jwks().keys
  return signedAgain(await honest(bench), await signingKey(published?.kid ?? 'key-1'))
}
