import { refuseService } from './service-refusals.ts'

/** Appends to the query as it stands, byte for byte: platforms compare and keep their own parameters (`?type_id=1`). */
export function withQuery(url: URL, parameters: Readonly<Record<string, string | number | undefined>>): URL {
  const given = Object.entries(parameters).filter(
    (entry): entry is [string, string | number] => entry[1] !== undefined,
  )
  const kept = url.search
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '' && !given.some(([name]) => pair.split('=')[0] === name))
  const added = given.map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
  const result = new URL(url)
  result.search = [...kept, ...added].join('&')
  return result
}

/** `/scores` and `/results` go before the query (AGS §3.4.1, §3.3.1). */
export function withPath(url: URL, segment: string): URL {
  const result = new URL(url)
  result.pathname = `${url.pathname.replace(/\/+$/, '')}/${segment}`
  return result
}

/**
 * An address that a platform named in an answer. The access token goes there next, so it must be where we already are.
 * @throws Problem `lti.service-link-malformed`, `lti.service-link-foreign`
 */
export function sameOrigin(address: string, base: URL): URL {
  if (!URL.canParse(address, base.href))
    throw refuseService(
      'lti.service-link-malformed',
      `The platform at ${base.origin} names an address that is no URL. Its administrator must look at its service configuration.`,
      { origin: base.origin },
    )
  const url = new URL(address, base)
  if (url.origin !== base.origin)
    throw refuseService(
      'lti.service-link-foreign',
      `The platform's service at ${base.origin} leads on to ${url.origin}; it is not followed there with an access token.`,
      { origin: base.origin, found: url.origin },
    )
  return url
}

/** The address of a service, out of a signed claim or a host's own record of one. */
export function serviceUrl(address: string): URL {
  if (URL.canParse(address)) return new URL(address)
  throw refuseService('lti.service-link-malformed', 'The address of the service is no URL.')
}
