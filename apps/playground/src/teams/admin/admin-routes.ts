import { Router } from 'express'
import { sendPage } from '../../http/send-page.ts'
import { formOf } from '../microsoft/send-answer.ts'
import { chooseSwitches, usualSwitches } from '../switches.ts'
import type { TeamsSite } from '../teams-site.ts'
import { changeTenant } from '../tenant/change-tenant.ts'
import { adminPage } from './admin-page.ts'
import { adminRoot } from './admin-root.ts'
import { readChange } from './read-change.ts'

export function adminRoutes(site: TeamsSite): Router {
  const router = Router()
  router.get('/', (_request, response) => sendPage(response, adminPage(site)))

  router.post('/app', async (request, response) => {
    // A form brings no file: then it is the one that the tool offers.
    const isFile = request.headers['content-type'] === 'application/zip' && Buffer.isBuffer(request.body)
    const upload = await site.catalog.upload(isFile ? new Uint8Array(request.body) : undefined)
    sendPage(response, adminPage(site, upload), upload.outcome === 'admitted' ? 200 : 400)
  })
  router.post('/consent', (request, response) => {
    if (formOf(request).get('consent') === 'grant') site.admit()
    else site.expel()
    response.redirect(303, `${adminRoot}#consent`)
  })
  router.post('/switches', (request, response) => {
    const form = formOf(request)
    site.set(form.has('usual') ? usualSwitches : chooseSwitches(site.switches, form))
    response.redirect(303, `${adminRoot}#switches`)
  })
  router.post('/tenant', async (request, response) => {
    await changeTenant(site, readChange(site, formOf(request)))
    response.redirect(303, `${adminRoot}#tenant`)
  })
  return router
}
