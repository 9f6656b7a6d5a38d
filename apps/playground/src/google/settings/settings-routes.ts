import { Router, urlencoded } from 'express'
import { singleValues } from '../../http/parameters.ts'
import { sendPage } from '../../http/send-page.ts'
import { settingsPath } from '../addresses.ts'
import type { GoogleSite } from '../google-site.ts'
import { readSwitches } from './read-switches.ts'
import { settingsPage } from './settings-page.ts'

export function settingsRoutes(site: GoogleSite): Router {
  const router = Router()
  const { grants } = site.simulated
  router.use(urlencoded({ extended: false, limit: '64kb' }))
  router.get('/', (_request, response) => sendPage(response, settingsPage(site)))
  router.post('/', (request, response) => {
    readSwitches(site.switches, singleValues(request.body))
    response.redirect(303, settingsPath)
  })
  router.post('/grants', (request, response) => {
    const { sub = '', action } = singleValues(request.body)
    if (action === 'revoke') grants.revoke(sub)
    else grants.endTokens(sub)
    response.redirect(303, settingsPath)
  })
  return router
}
