import type { ServiceRules } from './service-rules.ts'

const pages = { pageMax: 100, offset: { name: 'from', counts: 'items' } } as const

/** Every service by the book, and no more lenient than it allows. */
export const standardServiceRules: ServiceRules = {
  token: { contentType: 'application/json; charset=utf-8', checksAudience: true },
  types: { acceptStatus: 406, contentStatus: 415 },
  membershipVersions: ['2.0'],
  memberships: { ...pages, roleNames: 'full', listsInactive: true, ignoresUnknownRole: false },
  lineItems: { ...pages, unknownLinkStatus: 400 },
  scores: {
    staleStatus: 409,
    stampUnitMs: 1,
    noStudentStatus: 404,
    capsScores: false,
    wipesUnfinished: false,
    checksProgress: true,
    answer: () => ({ status: 204 }),
  },
  results: pages,
  noticeTypes: [],
  refuse: ({ status, message }) => ({
    contentType: 'application/problem+json',
    body: { type: 'about:blank', title: message, status },
  }),
}
