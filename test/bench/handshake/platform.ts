import { generateKeyPair, sign, type JsonWebKey, type KeyObject } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { promisify } from 'node:util'

/** The LTI platform of the bench: what a tool must know of it, and its signature. */
export interface BenchPlatform {
  issuer: string
  clientId: string
  deploymentId: string
  authorizationEndpoint: string
  tokenEndpoint: string
  jwksUri: string
  publicJwk: JsonWebKey
  signLaunch: (launch: LaunchRequest) => Promise<string>
  close(): void
}

interface LaunchRequest {
  nonce: string
  targetLinkUri: string
  person: number
}

const people = 2_000
const courses = 40
const kid = 'bench'
const lti = 'https://purl.imsglobal.org/spec/lti/claim'
const membership = 'http://purl.imsglobal.org/vocab/lis/v2/membership'

export async function startPlatform(): Promise<BenchPlatform> {
  const { publicKey, privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 })
  const publicJwk = { ...publicKey.export({ format: 'jwk' }), kid, alg: 'RS256', use: 'sig' }
  const keySet = JSON.stringify({ keys: [publicJwk] })
  const server = createServer((_, response) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end(keySet),
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}` // a TCP server has no other address
  const platform = { issuer: origin, clientId: 'bench-client', deploymentId: 'bench-deployment' }
  return {
    ...platform,
    authorizationEndpoint: `${origin}/authorize`,
    tokenEndpoint: `${origin}/token`,
    jwksUri: `${origin}/jwks`,
    publicJwk,
    signLaunch: (launch) => signToken({ ...platform, ...launchClaims(platform, launch) }, privateKey),
    close: () => void server.close(),
  }
}

const asyncSign = promisify(sign)
const header = encode({ alg: 'RS256', typ: 'JWT', kid })

/** Node signs on its thread pool, so that the driver's own thread stays free for the requests. */
async function signToken(claims: object, key: KeyObject): Promise<string> {
  const content = `${header}.${encode(claims)}`
  const signature = await asyncSign('RSA-SHA256', Buffer.from(content), key)
  return `${content}.${signature.toString('base64url')}`
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}

/** A teacher opening the tool from the menu of a course, with the claims that platforms usually send. */
function launchClaims(
  { issuer, clientId, deploymentId }: Pick<BenchPlatform, 'issuer' | 'clientId' | 'deploymentId'>,
  { nonce, targetLinkUri, person }: LaunchRequest,
): object {
  const now = Math.floor(Date.now() / 1000)
  const teacher = person % people
  const course = teacher % courses
  return {
    iss: issuer,
    aud: clientId,
    azp: clientId,
    sub: `teacher-${teacher}`,
    iat: now,
    exp: now + 300,
    nonce,
    locale: 'en',
    [`${lti}/message_type`]: 'LtiResourceLinkRequest',
    [`${lti}/version`]: '1.3.0',
    [`${lti}/deployment_id`]: deploymentId,
    [`${lti}/target_link_uri`]: targetLinkUri,
    [`${lti}/resource_link`]: { id: `course-${course}-menu`, title: 'Approved apps' },
    [`${lti}/roles`]: [`${membership}#Instructor`],
    [`${lti}/context`]: {
      id: `course-${course}`,
      label: `C${course}`,
      title: `Course ${course}`,
      type: [`${membership.replace('membership', 'course')}#CourseOffering`],
    },
    [`${lti}/tool_platform`]: { guid: 'bench', name: 'Bench', product_family_code: 'bench', version: '1' },
    [`${lti}/launch_presentation`]: {
      document_target: 'iframe',
      locale: 'en',
      return_url: `${issuer}/return`,
    },
    [`${lti}/lis`]: { person_sourcedid: `sis-${teacher}`, course_offering_sourcedid: `sis-course-${course}` },
    [`${lti}/custom`]: {},
  }
}
