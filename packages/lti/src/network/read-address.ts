import { isIP } from 'node:net'
import { isLoopbackAddress } from './public-address.ts'
import { refuseAddress } from './refusals.ts'

export interface AddressPolicy {
  /** For a demo on one machine: `localhost` may be spoken to, and without TLS. Nothing else becomes allowed. */
  allowLoopback?: boolean
}

/**
 * An address that someone else named, as far as its text can be judged: https, a name and no number, no user info,
 * no port of another service. Where the name leads is judged when it is resolved.
 * @throws Problem with one of `networkRefusals`
 */
export function readAddress(address: string, { allowLoopback = false }: AddressPolicy = {}): URL {
  if (!URL.canParse(address)) throw refuseAddress('lti.address-malformed', `"${shorten(address)}" is no URL.`)
  const url = new URL(address)
  const { host } = url
  const refuse = (code: Parameters<typeof refuseAddress>[0], reason: string) =>
    refuseAddress(code, `The address ${shorten(url.protocol)}//${shorten(host)} ${reason}`, { host })

  if (url.username !== '' || url.password !== '')
    throw refuse('lti.address-with-credentials', 'carries a user name or password. Give it without.')
  const isAllowedLoopback = allowLoopback && isLoopbackName(url.hostname)
  if (url.protocol !== 'https:' && !(isAllowedLoopback && url.protocol === 'http:'))
    throw refuse('lti.address-insecure', 'does not use https.')
  if (!isAllowedLoopback && !isPublicName(url.hostname))
    throw refuse(
      'lti.address-without-name',
      'names no host on the internet. Give it by its full domain name.',
    )
  if (isPortOfAnotherService(url.port))
    throw refuse('lti.address-port', 'uses a port that belongs to another service than the web.')
  return url
}

/** `localhost` and names under it are this machine by definition (RFC 6761 §6.3). */
export function isLoopbackName(hostname: string): boolean {
  return /(^|\.)localhost$/.test(hostname) || isLoopbackAddress(withoutBrackets(hostname))
}

/** Numbers in any spelling are addresses to the URL parser; a single label or a final dot is for local networks. */
const isPublicName = (hostname: string): boolean =>
  isIP(withoutBrackets(hostname)) === 0 &&
  /^(?!-)[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(hostname) &&
  !/\.(localhost|local|internal|arpa|onion)$/.test(hostname)

export const withoutBrackets = (hostname: string): string => hostname.replace(/^\[(.*)\]$/, '$1')

/** Below 1024 stand mail, directories and shells; schools run their web servers on 443, 8443 and the like. */
const isPortOfAnotherService = (port: string): boolean => port !== '' && Number(port) < 1024

const shorten = (text: string): string => text.slice(0, 120)
