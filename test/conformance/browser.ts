/** Where a way through the tool ended. */
export interface Answer {
  status: number
  /** Of the page. */
  url: string
  body: string
  /** Where the browser is sent next, when that is no longer the tool. */
  location?: string
}

export interface Browser {
  get(url: string): Promise<Answer>
  post(url: string, form: URLSearchParams): Promise<Answer>
  /** Another one with the same cookies, which goes its own way from here. */
  copy(): Browser
}

const maxRedirects = 10
const timeoutMilliseconds = 15_000

/**
 * A browser of one person: keeps cookies, and goes where it is sent within the sites that are named or that it visits.
 */
export function openBrowser(
  sites: readonly string[],
  cookiesSoFar: Iterable<[string, string]> = [],
): Browser {
  const origins = new Set(sites.map((url) => new URL(url).origin))
  const cookies = new Map(cookiesSoFar)

  function visit(url: string, form?: URLSearchParams): Promise<Answer> {
    origins.add(new URL(url).origin)
    return go(url, form)
  }

  async function go(url: string, form?: URLSearchParams, redirects = 0): Promise<Answer> {
    const response = await fetch(url, {
      method: form ? 'POST' : 'GET',
      body: form,
      headers: { accept: 'text/html,*/*;q=0.5', ...(cookies.size > 0 && { cookie: cookieHeader(cookies) }) },
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMilliseconds),
    })
    for (const cookie of response.headers.getSetCookie()) keep(cookies, cookie)
    const body = await response.text()
    const { status } = response
    const location = response.headers.get('location')
    if (status < 300 || status >= 400 || location === null) return { status, url, body }
    const next = new URL(location, url)
    if (!origins.has(next.origin)) return { status, url, body, location: next.href }
    if (redirects === maxRedirects) throw new Error(`more than ${maxRedirects} redirects`)
    // 307 and 308 repeat the request; the others turn it into a GET (RFC 9110 §15.4).
    return go(next.href, status === 307 || status === 308 ? form : undefined, redirects + 1)
  }

  return {
    get: (url) => visit(url),
    post: visit,
    copy: () => openBrowser([...origins], cookies),
  }
}

/** By name alone: a case visits one tool, once. `Secure` on loopback is taken, as browsers do. */
function keep(cookies: Map<string, string>, line: string): void {
  const [pair = '', ...attributes] = line.split(';')
  const name = pair.slice(0, pair.indexOf('=')).trim()
  const gone = attributes.some((attribute) => isPast(attribute.trim()))
  if (gone) cookies.delete(name)
  else cookies.set(name, pair.slice(pair.indexOf('=') + 1).trim())
}

/** Both ways to take a cookie away (RFC 6265 §5.2.1–2). */
function isPast(attribute: string): boolean {
  const [, name, value = ''] = /^(max-age|expires)\s*=\s*(.*)$/i.exec(attribute) ?? []
  if (name === undefined) return false
  return name.toLowerCase() === 'max-age' ? Number(value) <= 0 : Date.parse(value) <= Date.now()
}

const cookieHeader = (cookies: ReadonlyMap<string, string>): string =>
  [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
