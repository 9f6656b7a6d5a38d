import express, { Router } from 'express'
import { Problem } from '@lectern/problem'
import { singleValues } from '../http/parameters.ts'
import { sendPage } from '../http/send-page.ts'
import { hostAddress } from '../host/addresses.ts'
import { hostRoutes } from '../host/host-routes.ts'
import { administratorOf } from '../host/visitor.ts'
import { platformRoutes } from '../platform/platform-routes.ts'
import { invalidRequest, moodleEndpoints } from './moodle-profile.ts'
import type { MoodleSite } from './moodle-site.ts'
import { openidConfiguration } from './openid-configuration.ts'
import { registeringPage } from './pages/registering-page.ts'
import { registrationAnswer } from './registration-answer.ts'
import { readRegistration, RegistrationRefusal } from './read-registration.ts'
import type { ToolType } from './tool-types.ts'

/** The whole of Moodle, under `/moodle`. */
export function moodleRoutes(site: MoodleSite): Router {
  const { url, host, key, types } = site
  const endpoints = moodleEndpoints(url)
  const router = Router()
  router.use(
    platformRoutes({
      ...endpoints,
      async authorize(parameters) {
        const hint = parameters['lti_message_hint'] ?? ''
        for (const { platform } of types.all())
          if (await platform.awaits(hint)) return platform.authorize(parameters)
        throw invalidRequest()
      },
      jwks: async () => ({ keys: [(await key()).publicJwk] }),
    }),
  )
  router.get(new URL(endpoints.configuration).pathname, (_request, response) => {
    response.json(openidConfiguration(url))
  })
  router.use(registrationEndpoint(site))
  router.use('/moodle/admin', administration(site))
  router.use(hostRoutes(host))
  return router
}

function registrationEndpoint({ url, types, tokens }: MoodleSite): Router {
  const router = Router()
  const path = new URL(moodleEndpoints(url).registrationEndpoint).pathname
  router.all(path, express.json({ limit: '1mb' }), async (request, response) => {
    try {
      const clientId = await tokens.spend(request.headers.authorization)
      if (request.method !== 'POST') throw new RegistrationRefusal(400, 'invalid_request')
      response.json(registrationAnswer(types.add(clientId, readRegistration(request.body))))
    } catch (error) {
      if (!(error instanceof RegistrationRefusal)) throw error
      response.status(error.status).type('text/html; charset=utf-8').send(error.message)
    }
  })
  return router
}

/** “Manage tools”, for the administrator. */
function administration({ url, host, types, tokens }: MoodleSite): Router {
  const router = Router()
  router.post('/register', express.urlencoded({ extended: false }), async (request, response) => {
    const visit = administratorOf(host, request)
    const { url: address = '' } = singleValues(request.body)
    if (!URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol))
      throw new Problem({
        kind: 'invalid',
        code: 'playground.registration-url-invalid',
        message: 'This is no address of a registration page. Copy the whole link out of the tool.',
      })
    const registration = new URL(address)
    registration.searchParams.set('openid_configuration', moodleEndpoints(url).configuration)
    registration.searchParams.set('registration_token', await tokens.issue())
    sendPage(response, registeringPage(visit, registration.href))
  })
  const deed = (path: string, act: (type: ToolType) => void): void => {
    router.post(`/tools/:typeId/${path}`, (request, response) => {
      const { person } = administratorOf(host, request)
      const type = types.find(request.params['typeId'])
      if (!type)
        throw new Problem({
          kind: 'not-found',
          code: 'playground.unknown-tool',
          message: 'There is no such tool in this Moodle.',
        })
      act(type)
      response.redirect(303, hostAddress(host, '/admin', person))
    })
  }
  deed('activate', (type) => {
    type.active = true
  })
  deed('delete', (type) => types.remove(type))
  return router
}
