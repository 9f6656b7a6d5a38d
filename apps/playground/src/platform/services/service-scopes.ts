/** What a tool's key may be allowed, by the names that tokens are asked for with. */
export const serviceScopes = {
  memberships: 'https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly',
  lineItems: 'https://purl.imsglobal.org/spec/lti-ags/scope/lineitem',
  lineItemsReadOnly: 'https://purl.imsglobal.org/spec/lti-ags/scope/lineitem.readonly',
  results: 'https://purl.imsglobal.org/spec/lti-ags/scope/result.readonly',
  scores: 'https://purl.imsglobal.org/spec/lti-ags/scope/score',
  noticeHandlers: 'https://purl.imsglobal.org/spec/lti/scope/noticehandlers',
  eulaUser: 'https://purl.imsglobal.org/spec/lti/scope/eula/user',
  eulaDeployment: 'https://purl.imsglobal.org/spec/lti/scope/eula/deployment',
} as const

export const gradeScopes: readonly string[] = [
  serviceScopes.lineItems,
  serviceScopes.lineItemsReadOnly,
  serviceScopes.results,
  serviceScopes.scores,
]

export const eulaScopes: readonly string[] = [serviceScopes.eulaUser, serviceScopes.eulaDeployment]
