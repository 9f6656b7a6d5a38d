import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll } from 'vitest'
import type { Claims } from '../platform/profile.ts'
import { generateSigningKey } from '../platform/signing-key.ts'
import { tool } from './a-playground.ts'

/** A tool that publishes a key and signs with it, or with one that it never published. */
export async function aSigningTool() {
  const [key, foreignKey] = [await generateSigningKey(), await generateSigningKey()]
  let keySetRequests = 0
  const server = createServer((_request, response) => {
    keySetRequests++
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys: [key.publicJwk] }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  afterAll(() => {
    server.close().closeAllConnections()
  })
  // A listening TCP server has an AddressInfo.
  const { port } = server.address() as AddressInfo
  return {
    registered: { ...tool, jwksUrl: `http://127.0.0.1:${port}/jwks` },
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
