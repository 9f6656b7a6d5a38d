import type { Answer } from './browser.ts'

/**
 * The request by which a tool sends the browser to the platform (Security Framework §5.1.1.2): a redirect, a form that
 * submits itself, or a page whose link or script holds the address.
 */
export function authenticationRequestIn(
  { location, body }: Answer,
  authorizationEndpoint: string,
): URLSearchParams | undefined {
  if (location?.startsWith(authorizationEndpoint)) return new URL(location).searchParams
  return formIn(body, authorizationEndpoint) ?? addressIn(body, authorizationEndpoint)
}

function formIn(html: string, action: string): URLSearchParams | undefined {
  const forms = html.matchAll(/(<form\b[^>]*>)(.*?)<\/form>/gis)
  const found = [...forms].find(([, tag = '']) => attribute(tag, 'action')?.startsWith(action))
  if (!found) return undefined
  const inputs = [...found[2]!.matchAll(/<input\b[^>]*>/gi)].map(([input]) => input)
  const fields = inputs.flatMap((input) => {
    const name = attribute(input, 'name')
    return name === undefined ? [] : [[name, attribute(input, 'value') ?? '']]
  })
  const own = new URL(attribute(found[1]!, 'action')!).searchParams // it starts with an address
  return new URLSearchParams([...own, ...fields])
}

function addressIn(page: string, endpoint: string): URLSearchParams | undefined {
  const text = withoutEntities(withoutEscapes(page))
  const start = text.indexOf(`${endpoint}?`)
  if (start < 0) return undefined
  const [address = ''] = /^[^\s"'`<>\\]+/.exec(text.slice(start)) ?? []
  return new URL(address).searchParams
}

function attribute(tag: string, name: string): string | undefined {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'i').exec(tag)
  const value = found?.[1] ?? found?.[2] ?? found?.[3]
  return value === undefined ? undefined : withoutEntities(value)
}

/** As JavaScript and JSON may spell an address. */
const withoutEscapes = (script: string): string =>
  script
    .replaceAll('\\/', '/')
    .replace(/\\u([\da-f]{4})|\\x([\da-f]{2})/gi, (_, four?: string, two?: string) =>
      String.fromCharCode(parseInt((four ?? two)!, 16)),
    )

const entities: Readonly<Record<string, string>> = { amp: '&', quot: '"', apos: "'", lt: '<', gt: '>' }

const withoutEntities = (html: string): string =>
  html.replace(
    /&(?:#x([\da-f]+)|#(\d+)|(amp|quot|apos|lt|gt));/gi,
    (_, hex?: string, decimal?: string, name?: string) =>
      name === undefined
        ? String.fromCodePoint(hex === undefined ? Number(decimal) : parseInt(hex, 16))
        : entities[name.toLowerCase()]!,
  )
