/** Where the pages of Google are on the playground. */
export const googleHome = '/google'
export const accountsPath = `${googleHome}/accounts.google.com`
export const classroomPath = `${googleHome}/classroom.google.com`
export const settingsPath = `${googleHome}/settings`

export const withQuery = (path: string, query: Record<string, string>): string =>
  `${path}?${new URLSearchParams(query)}`

export const signInPath = (next: string, email = ''): string =>
  withQuery(`${accountsPath}/signin/identifier`, { continue: next, Email: email })

/** A page to go on to: one of Google's own, whatever an address says. */
export const ownPage = (given: string | undefined): string =>
  given?.startsWith(`${googleHome}/`) && !given.includes('\\') ? given : googleHome
