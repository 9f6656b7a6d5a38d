import { contextCopyNotice, helloWorldNotice } from '../platform/services/notice-office.ts'
import type { ServicePaths, ServiceRules } from '../platform/services/service-rules.ts'

export const canvasServicePaths: ServicePaths = {
  token: '/login/oauth2/token',
  memberships: '/api/lti/courses/:context/names_and_roles',
  lineItems: '/api/lti/courses/:context/line_items',
  lineItem: '/api/lti/courses/:context/line_items/:item',
  notices: '/api/lti/notice-handlers/:deployment',
  eula: '/api/lti/asset_processor_eulas/:deployment',
}

const pages = { pageMax: 50, offset: { name: 'page', counts: 'pages' } } as const

/** As Canvas answers a tool's server: pages of 50, and a score only for a student. */
export const canvasServiceRules: ServiceRules = {
  token: { contentType: 'application/json; charset=utf-8', checksAudience: true },
  types: { acceptStatus: 406, contentStatus: 415, anyAccept: true },
  membershipVersions: ['2.0'],
  memberships: { ...pages, roleNames: 'full', listsInactive: false, ignoresUnknownRole: false },
  lineItems: { ...pages, unknownLinkStatus: 404 },
  scores: {
    staleStatus: 400,
    stampUnitMs: 1,
    noStudentStatus: 422,
    capsScores: false,
    wipesUnfinished: false,
    checksProgress: true,
    answer: (resultUrl) => ({ body: { resultUrl } }),
  },
  results: pages,
  noticeTypes: [helloWorldNotice, contextCopyNotice],
  resultPath: (userId) => `/${userId}`,
  refuse: ({ status, message }) => ({
    contentType: 'application/json; charset=utf-8',
    body: { errors: { type: errorTypes[status] ?? 'bad_request', message } },
  }),
}

const errorTypes: Record<number, string> = {
  401: 'unauthorized',
  404: 'not_found',
  409: 'conflict',
  422: 'unprocessable_entity',
}
