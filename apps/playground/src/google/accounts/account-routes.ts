import { Router, urlencoded, type Request, type Response } from 'express'
import { singleValues } from '../../http/parameters.ts'
import { sendPage } from '../../http/send-page.ts'
import type { Html } from '../../pages/html.ts'
import { googleHome, ownPage, signInPath } from '../addresses.ts'
import type { GoogleAccount } from '../google-accounts.ts'
import type { GoogleSite } from '../google-site.ts'
import { refuseGoogle } from '../refuse.ts'
import { chooserPage } from './chooser-page.ts'
import { consentPage } from './consent-page.ts'
import { blockedPage } from './blocked-page.ts'
import { signInPage } from './sign-in-page.ts'
import { keepSignedIn, signedIn } from './signed-in.ts'

/** Google's sign-in: who is it, do they consent, and back. None of it may stand in a frame. */
export function accountRoutes(site: GoogleSite): Router {
  const router = Router()
  const { simulated, accounts, toolName } = site
  const form = urlencoded({ extended: false, limit: '64kb' })

  // On redirects as well: a window that has passed one of them has lost its opener.
  router.use((_request, response, next) => {
    response.set('x-frame-options', 'DENY')
    if (site.switches.openerSevered) response.set('cross-origin-opener-policy', 'same-origin')
    next()
  })
  const send = (response: Response, page: Html, status = 200): void =>
    sendPage(response, page, status, "'none'")

  function goBack(response: Response, answer: ReturnType<typeof simulated.authorize>): void {
    if ('page' in answer) send(response, blockedPage(toolName, answer.page), 400)
    else response.redirect(303, answer.location)
  }

  router.get('/o/oauth2/v2/auth', (request, response) => {
    const address = addressOf(request)
    const refusal = simulated.refusalOf(address)
    if (refusal !== undefined) return send(response, blockedPage(toolName, refusal), 400)
    const { loginHint, prompt } = simulated.readRequest(address)
    const present = signedIn(request, accounts)
    const hinted = accounts.find(({ sub, email }) => sub === loginHint || email === loginHint)
    if (hinted !== undefined && !present.includes(hinted))
      return response.redirect(303, signInPath(request.originalUrl, hinted.email))
    const [only, another] = present
    const known = hinted ?? (another === undefined && only && grantedAll(address, only) ? only : undefined)
    if (known === undefined || prompt === 'select_account')
      return send(response, chooserPage({ toolName, accounts: present, query: queryOf(request) }))
    continueAs(request, response, known)
  })

  router.get('/signin/oauth/consent', (request, response) => {
    continueAs(request, response, chosen(request))
  })

  function continueAs(request: Request, response: Response, account: GoogleAccount): void {
    const address = addressOf(request)
    const refusal = simulated.refusalOf(address, account.sub)
    if (refusal !== undefined) return send(response, blockedPage(toolName, refusal, account), 400)
    const { tickable, prompt } = simulated.readRequest(address)
    if (grantedAll(address, account) && prompt !== 'consent')
      return goBack(response, simulated.authorize(address, { as: account.sub }))
    send(response, consentPage({ toolName, account, scopes: tickable, query: queryOf(request) }))
  }

  router.post('/signin/oauth/consent', form, (request, response) => {
    const account = chosen(request)
    const { action, scope = [] } = request.body as { action?: string; scope?: string | string[] }
    const ticked = [scope].flat()
    const choice = { as: account.sub, deny: action !== 'allow', tick: (one: string) => ticked.includes(one) }
    goBack(response, simulated.authorize(addressOf(request), choice))
  })

  router.get('/signin/identifier', (request, response) => {
    const { continue: next, Email: email = '' } = singleValues(request.query)
    send(response, signInPage({ email, next: ownPage(next), accounts }))
  })

  router.post('/signin/identifier', form, (request, response) => {
    const { email = '', next } = singleValues(request.body)
    const account = accounts.find((one) => one.email === email.trim().toLowerCase())
    if (account === undefined)
      return send(response, signInPage({ email, next: ownPage(next), accounts, isUnknown: true }), 400)
    keepSignedIn(response, [...signedIn(request, accounts), account])
    response.redirect(303, ownPage(next))
  })

  router.get('/Logout', (_request, response) => {
    keepSignedIn(response, [])
    response.redirect(303, googleHome)
  })

  function grantedAll(address: string, { sub }: GoogleAccount): boolean {
    const granted = simulated.grants.grants.get(sub)?.scopes
    return simulated.readRequest(address).scopes.every((scope) => granted?.has(scope))
  }

  /** The account that was chosen among those that are signed in. */
  function chosen(request: Request): GoogleAccount {
    const { authuser } = singleValues(request.query)
    const account = signedIn(request, accounts).find(({ sub }) => sub === authuser)
    if (account !== undefined) return account
    throw refuseGoogle('forbidden', 'not-signed-in', 'This account is not signed in to the browser.')
  }

  return router
}

const queryOf = (request: Request): string => new URL(request.originalUrl, 'http://playground').search

const addressOf = (request: Request): string =>
  `https://accounts.google.com/o/oauth2/v2/auth${queryOf(request)}`
