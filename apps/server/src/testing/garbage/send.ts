import { once } from 'node:events'
import { request, type Agent, type IncomingMessage } from 'node:http'
import type { GarbageRequest } from './arbitraries.ts'

export interface Answer {
  status: number
  /** Name and value in turn, as they came. */
  rawHeaders: string[]
  headers: IncomingMessage['headers']
  body: string
}

/** As it is: `fetch` would put right what is wrong. */
export async function send(
  url: string,
  { method, path, headers, body }: Omit<GarbageRequest, 'sent'>,
  agent: Agent,
): Promise<Answer> {
  const { hostname, port } = new URL(url)
  const sent = request({ hostname, port, method, path, headers, agent })
  sent.end(body)
  const [response] = (await once(sent, 'response')) as [IncomingMessage]
  const text = Buffer.concat((await response.toArray()) as Buffer[]).toString()
  return {
    status: response.statusCode!, // a response has one
    rawHeaders: response.rawHeaders,
    headers: response.headers,
    body: text,
  }
}
