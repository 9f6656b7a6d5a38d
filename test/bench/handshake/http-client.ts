import { Agent, request, type IncomingHttpHeaders } from 'node:http'

export interface Answer {
  status: number
  headers: IncomingHttpHeaders
  body: string
}

export interface HttpClient {
  get(url: string, cookies?: string): Promise<Answer>
  post(url: string, form: Record<string, string>, cookies?: string): Promise<Answer>
  close(): void
}

/** Keeps its connections, follows nothing, remembers nothing. fetch does too much to be a stopwatch. */
export function httpClient(): HttpClient {
  const agent = new Agent({ keepAlive: true })
  const send = (
    method: string,
    url: string,
    headers: Record<string, string>,
    body?: string,
  ): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const sent = request(url, { method, agent, headers }, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', reject)
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks).toString(),
          }),
        )
      })
      sent.on('error', reject)
      sent.end(body)
    })
  const withCookies = (cookies: string | undefined): Record<string, string> =>
    cookies ? { cookie: cookies } : {}
  return {
    get: (url, cookies) => send('GET', url, withCookies(cookies)),
    post(url, form, cookies) {
      const body = new URLSearchParams(form).toString()
      const type = { 'content-type': 'application/x-www-form-urlencoded', 'content-length': `${body.length}` }
      return send('POST', url, { ...withCookies(cookies), ...type }, body)
    },
    close: () => agent.destroy(),
  }
}
