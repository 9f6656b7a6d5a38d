import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'

/** Of global unicast alone, IPv6 routes anything; what lies outside may embed an IPv4 address (RFC 4291 §2.4). */
const globalUnicast = ipaddr.parseCIDR('2000::/3') as [ipaddr.IPv6, number]

/** Serves a cloud's machines about themselves although its address is a public one: Azure. */
const metadataAddresses = ['168.63.129.16']

/**
 * Whether an address leads out to the internet, and nowhere else: not to this machine, its network, its cloud, a
 * group, or through a translator to an IPv4 address that nobody looked at.
 */
export function isPublicAddress(address: string): boolean {
  // Stricter than the parser below, which also reads the short, octal and hexadecimal spellings.
  if (isIP(address) === 0 || metadataAddresses.includes(address)) return false
  const parsed = ipaddr.parse(address)
  if (parsed instanceof ipaddr.IPv6 && !parsed.match(globalUnicast)) return false
  return parsed.range() === 'unicast'
}

export const isLoopbackAddress = (address: string): boolean =>
  isIP(address) !== 0 && ipaddr.parse(address).range() === 'loopback'
