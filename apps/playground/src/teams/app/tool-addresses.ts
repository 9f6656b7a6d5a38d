import { readAppIdUri, type TeamsOptions } from '../teams-options.ts'
import type { TeamsApp } from './teams-app.ts'

/**
 * The tool has a public address, which its manifest and its registration name, and one where a browser beside the
 * playground reaches it. Only the origins differ.
 */
export function toolAddresses({ tabUrl, appIdUri }: TeamsOptions) {
  const publicOrigin = `https://${readAppIdUri(appIdUri).host}`
  const reachedOrigin = new URL(tabUrl).origin
  // TeamsJS takes https addresses alone, so a tool without a certificate may write its own that way.
  const own = [publicOrigin, reachedOrigin, reachedOrigin.replace('http:', 'https:')]
  const onOrigin = (address: string, origin: string): string => {
    if (!URL.canParse(address)) return address
    const url = new URL(address)
    return own.includes(url.origin)
      ? origin + address.slice(address.indexOf(url.host) + url.host.length)
      : address
  }
  return {
    origin: reachedOrigin,
    /** Every origin that is the tool's. */
    own,
    reached: (address: string): string => onOrigin(address, reachedOrigin),
    public: (address: string): string => onOrigin(address, publicOrigin),
  }
}

/** Whether a host of tabs opens an address of the app (Teams "Tab requirements", validDomains). */
export function mayOpen(
  { validDomains, personalTabs, configurationUrl }: TeamsApp,
  address: string,
): boolean {
  if (!URL.canParse(address)) return false
  const { host, protocol } = new URL(address)
  const ofTabs = [...personalTabs.map(({ contentUrl }) => contentUrl), configurationUrl ?? address]
    .filter((one) => one !== address && URL.canParse(one))
    .map((one) => new URL(one).host)
  return protocol === 'https:' && [...validDomains, ...ofTabs].some((domain) => covers(domain, host))
}

/** `*.example.org` stands for one name in front. */
const covers = (domain: string, host: string): boolean =>
  domain.startsWith('*.')
    ? host.endsWith(domain.slice(1)) && !host.slice(0, -domain.length + 1).includes('.')
    : domain === host
