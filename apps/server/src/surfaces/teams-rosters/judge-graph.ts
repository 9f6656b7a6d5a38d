import type { Problem } from '@lectern/problem'
import { laterAsAsked, type ReadingVerdict } from '@lectern/tenancy'

const passing = [
  'teams.graph-throttled',
  'teams.graph-unavailable',
  'teams.graph-unreachable',
  'teams.graph-answer-invalid',
  'teams.delta-restarts',
  'teams.entra-throttled',
  'teams.entra-unavailable',
  'teams.entra-unreachable',
  'teams.entra-answer-invalid',
]

/** What an administrator of the tenant has to allow or repair first; until then every class would end alike. */
const denials = [
  'teams.access-withdrawn',
  'teams.graph-forbidden',
  'teams.members-hidden',
  'teams.graph-unauthorized',
  'teams.graph-claims-challenge',
  'teams.app-not-in-tenant',
  'teams.tenant-not-found',
  'teams.credential-refused',
  'teams.client-unknown',
  'teams.entra-refused',
]

/** What an error of Entra or Graph means for a reading. */
export function judgeGraph(problem: Problem): ReadingVerdict {
  if (passing.includes(problem.code)) return laterAsAsked(problem)
  return { verdict: denials.includes(problem.code) ? 'denied' : 'failed' }
}
