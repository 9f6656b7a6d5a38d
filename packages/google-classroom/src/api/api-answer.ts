import type { Problem } from '@lectern/problem'
import { retryAfterOf } from '../network/patient-fetch.ts'
import { refuseApi, type ApiRefusal } from './api-refusals.ts'

export interface ApiAnswer {
  status: number
  headers: Headers
  data: unknown
}

/** The refusal that an answer is, by the word Google puts before its message, else by its reason, else by its status. */
export function refusalOf({ status, headers, data }: ApiAnswer, now: Date): Problem {
  const { word, message, reasons } = readEnvelope(data)
  const code = codeOf(status, word, reasons)
  const retryAfter = retryAfterOf(headers, now)
  return refuseApi(code, `${advice[code] ?? ''} Google says ${status}: "${message}".`.trim(), {
    status,
    ...(word && { word }),
    ...(retryAfter !== undefined && { retryAfterSeconds: Math.ceil(retryAfter / 1000) }),
  })
}

function codeOf(status: number, word: string | undefined, reasons: readonly string[]): ApiRefusal {
  if (word !== undefined && Object.hasOwn(words, word)) return words[word]!
  if (status === 429 || reasons.some((reason) => /rate.?limit.?exceeded|quota.?exceeded/i.test(reason)))
    return 'classroom.quota'
  if (status === 403 && reasons.some((reason) => scopeReasons.includes(reason)))
    return 'classroom.scope-missing'
  if (status === 403 && reasons.some((reason) => offReasons.includes(reason)))
    return 'classroom.project-api-off'
  if (status >= 500) return 'classroom.unavailable'
  return byStatus[status] ?? 'classroom.request-invalid'
}

/** troubleshooting/common-errors; a word that is not here is left in the details. */
const words: Readonly<Record<string, ApiRefusal>> = {
  InvalidAddOnToken: 'classroom.add-on-token-invalid',
  ExpiredAddOnToken: 'classroom.add-on-token-expired',
  ClassroomDisabled: 'classroom.classroom-off',
  ClassroomApiDisabled: 'classroom.api-off',
  ProjectPermissionDenied: 'classroom.foreign-project',
  MissingGrant: 'classroom.grant-missing',
  CourseNotModifiable: 'classroom.course-closed',
  InactiveCourseOwner: 'classroom.course-owner-inactive',
  AttachmentNotVisible: 'classroom.attachment-not-visible',
}

const scopeReasons = ['insufficientPermissions', 'ACCESS_TOKEN_SCOPE_INSUFFICIENT']
const offReasons = ['accessNotConfigured', 'SERVICE_DISABLED']

const byStatus: Readonly<Record<number, ApiRefusal>> = {
  401: 'classroom.token-refused',
  403: 'classroom.forbidden',
  404: 'classroom.not-found',
  409: 'classroom.conflict',
}

const advice: Partial<Record<ApiRefusal, string>> = {
  'classroom.add-on-token-invalid':
    'The signed-in account is not the one that Classroom is open with, or the item is another. Choose the account that ' +
    'Classroom shows, or open Classroom in an incognito window.',
  'classroom.add-on-token-expired': 'The frame was open for too long; load it again.',
  'classroom.classroom-off':
    'Classroom is off for this account. In the Admin console under Apps > Google Workspace > Classroom, turn the service ' +
    'on for the organizational unit; or the person uses another account than that of the school.',
  'classroom.api-off':
    'Access to Classroom data is off for this account. In the Admin console under Apps > Google Workspace > Classroom > ' +
    'Data access, allow it for the organizational unit.',
  'classroom.project-api-off':
    'An API is not enabled in the Cloud project of the add-on; enable there the one that Google names.',
  'classroom.foreign-project':
    'The object belongs to another Cloud project, and only that one may change it.',
  'classroom.grant-missing':
    'Notices of this feed need the consent of a person; domain-wide delegation is not taken for them.',
  'classroom.scope-missing':
    'The person did not grant what this call needs; they have to sign in again and tick it.',
  'classroom.course-closed': 'The course is archived or otherwise closed, so nothing in it can be changed.',
  'classroom.course-owner-inactive':
    'The owner of the course has no active account; transfer the course first.',
  'classroom.quota': 'More calls were made than Google allows in a minute (1,200 a person, 3,000 in all).',
  'classroom.token-refused':
    'Google does not take the access token any more; the person has to sign in again.',
}

const maxMessage = 300

function readEnvelope(data: unknown): { word?: string; message: string; reasons: string[] } {
  const error = member(data, 'error')
  const message = text(member(error, 'message'))
  const lists = [member(error, 'details'), member(error, 'errors')].flatMap((list) =>
    Array.isArray(list) ? (list as unknown[]) : [],
  )
  return {
    // With the space after it: one word may begin another.
    word: /^@(\w{1,64}) /.exec(message)?.[1],
    message: clean(message || text(data) || 'nothing readable'),
    reasons: lists.map((entry) => text(member(entry, 'reason'))).filter((reason) => reason !== ''),
  }
}

const member = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
const text = (value: unknown): string => (typeof value === 'string' ? value.slice(0, 2_000) : '')

/** Without markup, e-mail addresses and what looks like a token. */
const clean = (message: string): string =>
  message
    .replace(/<[^>]*>/g, ' ')
    .replace(/[\w-]{40,}(?:\.[\w-]+)*/g, '…')
    .replace(/[^\s@<>]+@[^\s@<>]+/g, '…@…')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, maxMessage)
