import { XMLParser } from 'fast-xml-parser'
import { platformWords } from '../services/platform-words.ts'
import { refuse1p1 } from './refusals.ts'

export interface OutcomeAnswer {
  /** Of `readResult`; absent when there is no grade. */
  score?: number
}

/** Entities are not expanded: nothing that is read here needs one. */
const parser = new XMLParser({
  ignoreAttributes: true,
  parseTagValue: false,
  processEntities: false,
  removeNSPrefix: true,
})

/**
 * What the platform says about a request (LTI 1.1 §6.1), under whatever HTTP status it says so.
 * @throws Problem `lti-1p1.outcome-refused`, `lti-1p1.outcome-answer-invalid`
 */
export function readOutcomeAnswer({ status, body }: { status: number; body: string }): OutcomeAnswer {
  const envelope = member(parsed(body), 'imsx_POXEnvelopeResponse')
  const info = member(envelope, 'imsx_POXHeader', 'imsx_POXResponseHeaderInfo', 'imsx_statusInfo')
  const verdict = member(info, 'imsx_codeMajor')
  if (typeof verdict !== 'string') throw unreadable(status, body)
  // `processing`: it was taken and will be done.
  if (!['success', 'processing'].includes(verdict.toLowerCase()))
    throw refused(status, `${verdict}: ${words(member(info, 'imsx_description'))}`)
  return {
    score: readScore(
      member(envelope, 'imsx_POXBody', 'readResultResponse', 'result', 'resultScore', 'textString'),
    ),
  }
}

function parsed(body: string): unknown {
  try {
    return parser.parse(body, true)
  } catch {
    return undefined // told apart by what is missing
  }
}

function member(node: unknown, ...path: string[]): unknown {
  let found = node
  for (const name of path)
    found =
      typeof found === 'object' && found !== null && Object.hasOwn(found, name)
        ? (found as Record<string, unknown>)[name]
        : undefined
  return found
}

const words = (value: unknown): string => (typeof value === 'string' ? value : '')

const unreadable = (status: number, body: string) =>
  status >= 400
    ? refused(status, body)
    : refuse1p1(
        'lti-1p1.outcome-answer-invalid',
        'The platform answers the grade request with something that is no imsx_POXEnvelopeResponse. ' +
          'Its administrator must look at its outcome service.',
        { status },
      )

function refused(status: number, reason: string) {
  const said = platformWords(String(status), reason, [])
  return refuse1p1('lti-1p1.outcome-refused', `The platform refuses the grade request; it says "${said}".`, {
    status,
    words: said,
  })
}

function readScore(value: unknown): number | undefined {
  if (value === undefined || value === '') return undefined
  const score = typeof value === 'string' && decimal.test(value) ? Number(value) : Number.NaN
  if (score >= 0 && score <= 1) return score
  throw refuse1p1(
    'lti-1p1.outcome-answer-invalid',
    'The platform returns a score that does not lie between 0 and 1.',
  )
}

const decimal = /^[\d.]+(?:e-?\d+)?$/i
