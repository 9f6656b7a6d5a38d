import { errors } from 'jose'
import { scoreType } from '../platform/services/scores.ts'
import type { ServicePaths, ServiceRules } from '../platform/services/service-rules.ts'

export const moodleServicePaths: ServicePaths = {
  token: '/moodle/mod/lti/token.php',
  memberships: '/moodle/mod/lti/services.php/CourseSection/:context/bindings/:deployment/memberships',
  lineItems: '/moodle/mod/lti/services.php/:context/lineitems',
  lineItem: '/moodle/mod/lti/services.php/:context/lineitems/:item/lineitem',
}

/** Everything at once unless `limit` is asked for. */
const pages = { offset: { name: 'from', counts: 'items' } } as const

/** As recorded from a Moodle 5.0, its mistakes included. */
export const moodleServiceRules: ServiceRules = {
  token: {
    contentType: 'text/html; charset=utf-8',
    checksAudience: false,
    refusalBody: ({ code, cause }) => ({ error: wordsOf(cause) ?? code }),
  },
  types: { acceptStatus: 400, contentStatus: 400, takesCharset: true },
  listRefusesWildcard: true,
  membershipVersions: ['1.0', '2.0'],
  memberships: {
    ...pages,
    // Following the next link of one role mixes everybody in.
    forgets: ['role'],
    roleNames: 'short',
    listsInactive: false,
    ignoresUnknownRole: true,
  },
  lineItems: { ...pages, writeLink: typographicLink, unknownLinkStatus: 403 },
  scores: {
    staleStatus: 409,
    stampUnitMs: 1000,
    noStudentStatus: 400,
    capsScores: true,
    wipesUnfinished: true,
    checksProgress: false,
    refusalBody: [],
    answer: () => ({}),
  },
  results: { ...pages, breaksOnLimit: true },
  noticeTypes: [],
  emptyLineItem: true,
  gradeQuery: ({ deploymentIds }) => `type_id=${deploymentIds[0]}`,
  refuse: ({ status, message, body }, { method, path, accept, contentType }) =>
    body === undefined
      ? {
          contentType: 'application/json; charset=utf-8',
          body: { status, reason: message, request: { method, url: path, accept, contentType } },
        }
      : { contentType: scoreType, body },
}

/** The words of the library that Moodle verifies with. */
function wordsOf(cause: unknown): string | undefined {
  if (cause instanceof errors.JWTExpired) return 'Expired token'
  if (cause instanceof errors.JWSSignatureVerificationFailed) return 'Signature verification failed'
  return undefined
}

/** HTML in the address, typographic quotes around the relation, and their bytes as UTF-8. */
function typographicLink(next: URL): string {
  const link = `<${next.href.replaceAll('&', '&amp;')}>; rel=“next”`
  return Buffer.from(link).toString('latin1')
}
