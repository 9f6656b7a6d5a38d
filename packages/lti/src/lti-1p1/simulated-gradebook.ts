import { createHash } from 'node:crypto'
import { XMLValidator } from 'fast-xml-parser'
import type { OutcomeService } from '../launch/service-claims.ts'
import type { ServiceFetch } from '../services/http-attempt.ts'
import type { ToolConsumer } from './consumer-checks.ts'
import { oauthSignature, type Parameter } from './oauth-signature.ts'
import { aConsumer } from './simulated-consumer.ts'

export const gradebookUrl = 'https://lms.example/outcomes?course=1'

/** The column of one person for one link. */
export const resultOf = (context: string, link: string, person: string): OutcomeService => ({
  url: gradebookUrl,
  resultSourcedId: `${context}:${link}:${person}&<"'>`,
})

/** A platform's outcome service: it takes what is properly signed and formed, each nonce once, and nothing else. */
export function simulatedGradebook({ secret }: Pick<ToolConsumer, 'secret'> = aConsumer) {
  const grades = new Map<string, string>()
  const requests: string[] = []
  const nonces = new Set<string>()

  const fetch: ServiceFetch = async (url, { method, headers, body }) => {
    const xml = typeof body === 'string' ? body : ''
    requests.push(xml)
    const call = { url: new URL(url), method: String(method), headers: new Headers(headers), xml }
    const problem = wrongWith(call, secret, nonces)
    if (problem !== undefined) return answer({ verdict: 'failure', description: problem })
    const [, operation, record] = /<(\w+)Request><resultRecord>(.*)<\/resultRecord>/s.exec(xml) ?? []
    const id = /<sourcedId>(.*)<\/sourcedId>/s.exec(record ?? '')?.[1] ?? ''
    if (operation === 'replaceResult') grades.set(id, /<textString>(.*)<\/textString>/.exec(record!)![1]!)
    if (operation === 'deleteResult') grades.delete(id)
    return answer({ operation, score: operation === 'readResult' ? (grades.get(id) ?? '') : undefined })
  }

  return { fetch, requests, nonces, grades }
}

interface Call {
  url: URL
  method: string
  headers: Headers
  xml: string
}

function wrongWith({ url, method, headers, xml }: Call, secret: string, nonces: Set<string>) {
  if (method !== 'POST' || headers.get('content-type') !== 'application/xml') return 'content type'
  const stated = [...headers.get('authorization')!.matchAll(/(\w+)="([^"]*)"/g)].map(
    ([, name, value]): Parameter => [name!, decodeURIComponent(value!)],
  )
  const {
    oauth_body_hash: bodyHash,
    oauth_nonce: nonce,
    oauth_signature: signature,
  } = Object.fromEntries(stated)
  if (XMLValidator.validate(xml) !== true) return 'XML'
  if (bodyHash !== createHash('sha1').update(xml).digest('base64')) return 'body hash'
  const parameters = [...url.searchParams, ...stated]
  if (signature !== oauthSignature({ method, url, parameters }, { secret, signatureMethod: 'HMAC-SHA1' }))
    return 'signature'
  if (nonces.has(nonce!)) return 'nonce'
  nonces.add(nonce!)
  return undefined
}

interface Answer {
  verdict?: string
  description?: string
  operation?: string
  score?: string
}

export const answer = ({ verdict = 'success', description = '', operation = 'x', score }: Answer): Response =>
  new Response(
    `<?xml version="1.0" encoding="UTF-8"?>
<imsx_POXEnvelopeResponse xmlns="http://www.imsglobal.org/services/ltiv1p1/xsd/imsoms_v1p0">
  <imsx_POXHeader>
    <imsx_POXResponseHeaderInfo>
      <imsx_version>V1.0</imsx_version>
      <imsx_messageIdentifier>1</imsx_messageIdentifier>
      <imsx_statusInfo>
        <imsx_codeMajor>${verdict}</imsx_codeMajor>
        <imsx_severity>status</imsx_severity>
        <imsx_description>${description}</imsx_description>
      </imsx_statusInfo>
    </imsx_POXResponseHeaderInfo>
  </imsx_POXHeader>
  <imsx_POXBody><${operation}Response>${
    score === undefined
      ? ''
      : `<result><resultScore><language>en</language><textString>${score}</textString></resultScore></result>`
  }</${operation}Response></imsx_POXBody>
</imsx_POXEnvelopeResponse>`,
    { headers: { 'content-type': 'application/xml' } },
  )
