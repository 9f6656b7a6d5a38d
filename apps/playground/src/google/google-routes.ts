import { Router } from 'express'
import { singleValues } from '../http/parameters.ts'
import { sendPage } from '../http/send-page.ts'
import { accountRoutes } from './accounts/account-routes.ts'
import { keepSignedIn } from './accounts/signed-in.ts'
import { classroomPath, googleHome, ownPage } from './addresses.ts'
import { apiRoutes } from './api-routes.ts'
import { classroomRoutes } from './classroom/classroom-routes.ts'
import type { GoogleSite } from './google-site.ts'
import { refuseGoogle } from './refuse.ts'
import { settingsRoutes } from './settings/settings-routes.ts'
import { whoPage } from './who-page.ts'

/** Google's `https://HOST/PATH` at `/google/HOST/PATH`, and the playground's own pages beside it. */
export function googleRoutes(site: GoogleSite): Router {
  const root = Router()
  const router = Router()
  root.use(googleHome, router)
  router.get('/', (_request, response) => sendPage(response, whoPage(site)))
  router.get('/be/:person', (request, response) => {
    const account = site.accounts.find(({ personId }) => personId === request.params.person)
    if (account === undefined) throw refuseGoogle('not-found', 'unknown-account', 'There is no such account.')
    const first = site.switches.secondAccount
      ? site.accounts.filter(({ role }) => role === 'private' && account.role !== 'private')
      : []
    keepSignedIn(response, [...first, account])
    const { continue: next } = singleValues(request.query)
    response.redirect(303, next === undefined ? `${classroomPath}/u/${first.length}/h` : ownPage(next))
  })
  router.use('/settings', settingsRoutes(site))
  router.use('/accounts.google.com', accountRoutes(site))
  router.use('/classroom.google.com', classroomRoutes(site))
  router.use(apiRoutes(site))
  return root
}
