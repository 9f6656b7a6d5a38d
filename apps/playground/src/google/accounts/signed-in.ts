import type { Request, Response } from 'express'
import type { GoogleAccount } from '../google-accounts.ts'

/** Which accounts are signed in to the simulated browser, in the order they were. */
const cookie = 'simulated-google'

export function signedIn(request: Request, accounts: readonly GoogleAccount[]): GoogleAccount[] {
  const value = new RegExp(`(?:^|;\\s*)${cookie}=([\\d.]+)`).exec(request.headers.cookie ?? '')?.[1] ?? ''
  return value
    .split('.')
    .map((sub) => accounts.find((account) => account.sub === sub))
    .filter((account) => account !== undefined)
}

/** Not sent along from other sites but by links: what Google's own pages need. */
export function keepSignedIn(response: Response, accounts: readonly GoogleAccount[]): void {
  const value = [...new Set(accounts.map(({ sub }) => sub))].join('.')
  response.cookie(cookie, value, { path: '/google', httpOnly: true, sameSite: 'lax' })
}
