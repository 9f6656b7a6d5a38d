import { lookup } from 'node:dns/promises'
import { request as requestPlain, type IncomingMessage } from 'node:http'
import { request as requestSecure } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { Readable } from 'node:stream'
import type { ReadableStream as NodeReadableStream } from 'node:stream/web'
import type { GuardPorts, PinnedRequest } from './guarded-fetch.ts'

/** `guardedFetch`'s ports on Node's own network. */
export const nodeNetwork: Pick<GuardPorts, 'resolve' | 'connect'> = {
  resolve: async (hostname) => (await lookup(hostname, { all: true })).map(({ address }) => address),
  connect: connectPinned,
}

/** The certificate is still the name's: only where the connection goes is decided beforehand. */
function connectPinned({ url, addresses, method, headers, body, signal }: PinnedRequest): Promise<Response> {
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? requestSecure : requestPlain
    const outgoing = send(
      url,
      // No agent: a kept connection would outlive the check it was made under.
      { method, headers: Object.fromEntries(headers), agent: false, signal, lookup: answering(addresses) },
      (incoming) => {
        try {
          resolve(asResponse(incoming))
        } catch (error) {
          incoming.destroy()
          reject(error as Error) // a status or header that no Response can carry
        }
      },
    )
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}

function answering(addresses: readonly string[]): LookupFunction {
  const known = addresses.map((address) => ({ address, family: isIP(address) }))
  return (_hostname, { all }, callback) =>
    all ? callback(null, known) : callback(null, known[0]!.address, known[0]!.family)
}

const withoutBody = [204, 205, 304]

function asResponse(incoming: IncomingMessage): Response {
  const status = incoming.statusCode ?? 0
  const headers = new Headers()
  for (let index = 0; index < incoming.rawHeaders.length; index += 2)
    headers.append(incoming.rawHeaders[index]!, incoming.rawHeaders[index + 1]!)
  if (withoutBody.includes(status)) incoming.resume()
  const body = withoutBody.includes(status) ? null : asWebStream(incoming)
  return new Response(body, { status, statusText: incoming.statusMessage, headers })
}

/** Node types its web streams apart from the global ones, which they are. */
const asWebStream = (incoming: IncomingMessage) =>
  Readable.toWeb(incoming) as NodeReadableStream<Uint8Array> as ReadableStream<Uint8Array>
