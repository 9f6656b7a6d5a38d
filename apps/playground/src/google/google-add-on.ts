/** What is entered for the tool in its Cloud project and its Marketplace app; addresses may have queries of their own. */
export interface GoogleAddOn {
  /** Attachment Setup URI: the first page of the picker. */
  setupUri: string
  linkUpgradeUri: string
  /** Of the OAuth client, to the letter. */
  redirectUri: string
  /** Every page of an attachment begins with one of them. */
  allowedPrefixes: readonly string[]
  /** Where the Pub/Sub subscription delivers. */
  pushEndpoint: string
  /** Links that can be upgraded, as `host/path`; every link, when left out. */
  linkPatterns?: readonly string[]
}

/** Whether Classroom offers to make an attachment of a link. */
export function isUpgradable({ linkPatterns }: GoogleAddOn, url: URL): boolean {
  const place = `${url.host}${url.pathname}`
  return linkPatterns === undefined || linkPatterns.some((pattern) => place.startsWith(pattern))
}
