import { claimNames } from '@lectern/lti'
import type { Bench, ConformanceCase, Expectation } from '../case.ts'
import { launch, type LaunchPlan } from '../launch.ts'
import { signedAgain, signedWithPublicKey, signingKey, unsigned } from '../signing-key.ts'

/** Signature, audience and times of the id_token (Security Framework §5.1.3), beyond certification. */
export const tokens: ConformanceCase[] = [
  token('alg-none', 'Token without a signature (alg none)', 'refused', (bench) => ({
    forge: (honest) => unsigned(honest, signing(bench).kid),
  })),
  token('alg-hs256', 'HS256 with the public key as secret', 'refused', (bench) => ({
    forge: (honest) => signedWithPublicKey(honest, signing(bench)),
  })),
  token('forged-signature', 'Unpublished key under a published kid', 'refused', (bench) => ({
    forge: async (honest) => signedAgain(honest, await signingKey(signing(bench).kid)),
  })),
  token('other-client', 'Token of another client', 'refused', () => ({
    claims: { aud: 'somebody-else', azp: 'somebody-else' },
  })),
  token('other-issuer', 'Token of another issuer', 'refused', () => ({
    claims: { iss: 'https://somebody-else.example' },
  })),
  token('aud-array', 'aud is an array', 'accepted', (bench) => ({ claims: { aud: [clientId(bench)] } })),
  token('aud-array-azp', 'aud is an array, azp names the tool', 'accepted', (bench) => ({
    claims: { aud: [clientId(bench)], azp: clientId(bench) },
  })),
  token('aud-several', 'Several aud, no azp', 'refused', (bench) => ({
    claims: { aud: [clientId(bench), 'somebody-else'] },
  })),
  token('aud-several-azp', 'Several aud, azp names the tool: up to whom it trusts', 'either', (bench) => ({
    claims: { aud: [clientId(bench), 'somebody-else'], azp: clientId(bench) },
  })),
  token('azp-other', 'azp names another client', 'refused', () => ({ claims: { azp: 'somebody-else' } })),
  token('exp-leeway', 'Expired 10 seconds ago: clocks differ', 'accepted', () => ({
    claims: times({ iat: -70, exp: -10 }),
  })),
  token('iat-future', 'Made an hour from now', 'refused', () => ({
    claims: times({ iat: 3600, exp: 3900 }),
  })),
  token('nbf-skew', 'Valid from 10 seconds on: clocks differ', 'accepted', () => ({
    claims: times({ iat: 0, exp: 300, nbf: 10 }),
  })),
  token('nonce-other', 'Nonce of no login', 'refused', () => ({ claims: { nonce: 'invented' } })),
  token('deployment-unknown', 'Deployment that nobody approved', 'refused', () => ({
    claims: { [claimNames.deploymentId]: 'nobody-approved-this' },
  })),
]

function token(
  id: string,
  name: string,
  expected: Expectation,
  plan: (bench: Bench) => LaunchPlan,
): ConformanceCase {
  return { id, group: 'extra', name, expected, run: (bench) => launch(bench, plan(bench)) }
}

const clientId = ({ platform }: Bench): string => platform.registration.clientId

/** The key that signs honest launches. */
function signing({ platform }: Bench) {
  const [first] = platform.jwks().keys
  return { ...first!, kid: first!.kid! } // a platform publishes its key, with its id, from the start
}

/** Seconds from now. */
function times(offsets: Record<string, number>): Record<string, number> {
  const now = Math.floor(Date.now() / 1000)
  return Object.fromEntries(Object.entries(offsets).map(([claim, offset]) => [claim, now + offset]))
}
