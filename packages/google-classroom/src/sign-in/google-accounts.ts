/** Where Google signs people in; others only where Google is simulated. */
export interface GoogleAccounts {
  authorization: string
  token: string
  revocation: string
  /** The key set of everything Google signs. */
  keys: string
}

export const googleAccounts: GoogleAccounts = {
  authorization: 'https://accounts.google.com/o/oauth2/v2/auth',
  token: 'https://oauth2.googleapis.com/token',
  revocation: 'https://oauth2.googleapis.com/revoke',
  keys: 'https://www.googleapis.com/oauth2/v3/certs',
}

/** The OAuth client of the add-on's Cloud project. */
export interface GoogleClient {
  clientId: string
  clientSecret: string
  /** Tried in turn where Google takes that one no more. */
  otherSecrets?: readonly string[]
  /** Where Google sends the window back to; registered there to the letter. */
  redirectUri: string
}
