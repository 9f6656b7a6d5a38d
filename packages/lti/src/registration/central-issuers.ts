/**
 * Issuers that speak for platforms on other hosts than their own, with the domains those are on: whoever serves a
 * configuration from there is theirs. All others must serve it themselves (DR 3.5.1).
 */
const domainsOfCentralIssuers: ReadonlyMap<string, readonly string[]> = new Map([
  ['https://canvas.instructure.com', ['instructure.com', 'canvaslms.com']],
  ['https://canvas.beta.instructure.com', ['beta.instructure.com', 'beta.canvaslms.com']],
  ['https://canvas.test.instructure.com', ['test.instructure.com', 'test.canvaslms.com']],
  ['https://blackboard.com', ['blackboard.com', 'anthology.com']],
])

export function speaksFor(issuer: string, { host, hostname }: URL): boolean {
  if (new URL(issuer).host === host) return true
  const domains = domainsOfCentralIssuers.get(issuer) ?? []
  return domains.some((domain) => hostname === domain || hostname.endsWith(`.${domain}`))
}
