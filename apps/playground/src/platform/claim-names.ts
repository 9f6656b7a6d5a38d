/** LTI Core 1.3 §5: the prefix of its claims. */
export const claim = (name: string): string => `https://purl.imsglobal.org/spec/lti/claim/${name}`

/** Deep Linking 2.0 §4: the prefix of its claims. */
export const deepLinkingClaim = (name: string): string =>
  `https://purl.imsglobal.org/spec/lti-dl/claim/${name}`

/** LTI Core 1.3 appendix A.2: the role vocabularies. */
export const role = {
  context: (name: string): string => `http://purl.imsglobal.org/vocab/lis/v2/membership#${name}`,
  institution: (name: string): string => `http://purl.imsglobal.org/vocab/lis/v2/institution/person#${name}`,
  system: (name: string): string => `http://purl.imsglobal.org/vocab/lis/v2/system/person#${name}`,
  testUser: 'http://purl.imsglobal.org/vocab/lti/system/person#TestUser',
}
