import type { Problem } from '@lectern/problem'
import { laterAsAsked, type ReadingVerdict } from '@lectern/tenancy'

const passing = [
  'classroom.quota',
  'classroom.unavailable',
  'classroom.unreachable',
  'classroom.token-endpoint-unavailable',
]

/** What somebody at the district has to allow first; until then every course would end alike. */
const denials = [
  'roster.not-granted',
  'classroom.grant-revoked',
  'classroom.reauthentication-required',
  'classroom.refresh-token-missing',
  'classroom.token-refused',
  'classroom.grant-missing',
  'classroom.scope-missing',
  'classroom.not-administrator',
  'classroom.classroom-off',
  'classroom.api-off',
  'classroom.project-api-off',
]

export function judgeGoogle(problem: Problem): ReadingVerdict {
  if (passing.includes(problem.code)) return laterAsAsked(problem)
  return { verdict: denials.includes(problem.code) ? 'denied' : 'failed' }
}
