import type { ToolUnderTest } from './case.ts'
import type { ConformancePlatform } from './platform.ts'
import type { Result } from './run-cases.ts'

/** What an administrator types into the tool. */
export function registrationWords(
  { registration, deploymentId, tokenEndpoint }: ConformancePlatform,
  { loginUrl, launchUrl }: ToolUnderTest,
): string {
  const values = {
    Issuer: registration.issuer,
    'Client id': registration.clientId,
    'Deployment id': deploymentId,
    'Authorization URL': registration.authorizationEndpoint,
    'Token URL': tokenEndpoint,
    'JWKS URL': registration.jwksUri,
  }
  const lines = Object.entries(values).map(([name, value]) => `  ${name.padEnd(18)} ${value}`)
  return [`In the tool at ${loginUrl}, register:`, ...lines, redirectWords(launchUrl), ''].join('\n')
}

const redirectWords = (launchUrl: string | undefined): string =>
  `This platform answers at ${launchUrl ?? 'whatever redirect_uri the tool asks for'}.`

/** As wide as the widest id, name and expectation there are. */
export const tableLine = ({ verdict, id, name, expected, observed }: Result): string =>
  [verdict.padEnd(11), id.padEnd(19), name.padEnd(62), expected.padEnd(8), observed].join('  ').trimEnd()

export function summaryWords(results: readonly Result[]): string {
  const count = (verdict: Result['verdict']): number =>
    results.filter((result) => result.verdict === verdict).length
  return `\n${count('pass')} passed, ${count('fail')} failed, ${count('not offered')} not offered, ${count('skipped')} skipped.`
}
