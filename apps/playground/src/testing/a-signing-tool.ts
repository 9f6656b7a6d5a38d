import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll } from 'vitest'
import type { Claims } from '../platform/message.ts'
import { generateSigningKey } from '../platform/signing-key.ts'
import { tool } from './a-playground.ts'

/** A tool that publishes a key and signs with it, or with one that it never published; and hears notices. */
export async function aSigningTool() {
  const [key, foreignKey] = [await generateSigningKey(), await generateSigningKey()]
  const received: unknown[] = []
  let keySetRequests = 0

  async function answer(request: IncomingMessage): Promise<object> {
    if (request.method === 'POST') {
      received.push(JSON.parse(await text(request)))
      return {}
    }
    keySetRequests++
    return { keys: [key.publicJwk] }
  }

  const server = createServer((request, response) => {
    void answer(request).then((body) =>
      response.setHeader('content-type', 'application/json').end(JSON.stringify(body)),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  afterAll(() => {
    server.close().closeAllConnections()
  })
  // A listening TCP server has an AddressInfo.
  const { port } = server.address() as AddressInfo
  const origin = `http://127.0.0.1:${port}`
  const jwksUrl = `${origin}/jwks`
  return {
    /** The tool of the other tests, with keys. */
    registered: { ...tool, jwksUrl },
    /** The same with every address here, so that it can be called. */
    reachable: { name: tool.name, loginUrl: `${origin}/login`, launchUrl: `${origin}/launch`, jwksUrl },
    origin,
    /** What was posted to it. */
    received,
    sign: (claims: Claims) => key.sign(claims),
    signWithForeignKey: (claims: Claims) => foreignKey.sign(claims),
    /** The published key's name over a signature that it did not make. */
    forge: async (claims: Claims) => {
      const [sound, foreign] = [await key.sign(claims), await foreignKey.sign(claims)]
      return [...sound.split('.').slice(0, 2), foreign.split('.')[2]].join('.')
    },
    keySetRequests: () => keySetRequests,
  }
}

export type SigningTool = Awaited<ReturnType<typeof aSigningTool>>
