import { refuse1p1 } from './refusals.ts'

/** What Basic Outcomes can do with one person's grade for one link. */
export type OutcomeOperation =
  | { name: 'replaceResult'; score: number; details?: ResultDetails }
  | { name: 'readResult' }
  | { name: 'deleteResult' }

/** An extension of several platforms: send it only where one says that it reads it (`ext_outcome_data_values_accepted`). */
export type ResultDetails = { text: string } | { url: string }

const namespace = 'http://www.imsglobal.org/services/ltiv1p1/xsd/imsoms_v1p0'

/**
 * The XML of a request (LTI 1.1 §6.1).
 * @throws Problem `lti-1p1.score-invalid`
 */
export const outcomeRequest = (
  resultSourcedId: string,
  operation: OutcomeOperation,
  messageId: string,
): string =>
  [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<imsx_POXEnvelopeRequest xmlns="${namespace}">`,
    '<imsx_POXHeader><imsx_POXRequestHeaderInfo>',
    `<imsx_version>V1.0</imsx_version><imsx_messageIdentifier>${escaped(messageId)}</imsx_messageIdentifier>`,
    '</imsx_POXRequestHeaderInfo></imsx_POXHeader>',
    `<imsx_POXBody><${operation.name}Request><resultRecord>`,
    `<sourcedGUID><sourcedId>${escaped(resultSourcedId)}</sourcedId></sourcedGUID>`,
    operation.name === 'replaceResult' ? resultOf(operation) : '',
    `</resultRecord></${operation.name}Request></imsx_POXBody>`,
    '</imsx_POXEnvelopeRequest>',
  ].join('')

const resultOf = ({ score, details }: { score: number; details?: ResultDetails }): string =>
  [
    // The language is that of the number: with a point, not a comma.
    `<result><resultScore><language>en</language><textString>${decimal(score)}</textString></resultScore>`,
    details && `<resultData>${detailsOf(details)}</resultData>`,
    '</result>',
  ].join('')

const detailsOf = (details: ResultDetails): string =>
  'text' in details ? `<text>${escaped(details.text)}</text>` : `<url>${escaped(details.url)}</url>`

/** LTI 1.1 §6.1.2: a fraction of 1. Rounded, because nobody reads `1e-7`. */
function decimal(score: number): string {
  if (score >= 0 && score <= 1) return String(Number(score.toFixed(6)))
  throw refuse1p1('lti-1p1.score-invalid', 'A score of LTI 1.1 lies between 0 and 1.')
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}

/** XML 1.0 §2.2 has no place for control characters and halves of surrogate pairs, not even escaped. */
const escaped = (text: string): string =>
  text
    .replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"']/g, (character) => entities[character]!) // each of the class stands above
