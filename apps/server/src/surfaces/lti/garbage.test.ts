import { Agent } from 'node:http'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DistrictScope } from '@lectern/database'
import { aLaunch1p1, messages, simulatedRegistrar } from '@lectern/lti/testing'
import { addLti1p1Consumer, createRegistrationLink, type Lti1p1Credentials } from '@lectern/tenancy'
import { garbageJson, garbageRequest, garbageText } from '../../testing/garbage/arbitraries.ts'
import { ltiEndpoints } from '../../testing/garbage/endpoints.ts'
import { garbageLaunch, textsIn, tokenDamage } from '../../testing/garbage/launches.ts'
import { expectSound, type Sent } from '../../testing/garbage/promises.ts'
import { send, type Answer } from '../../testing/garbage/send.ts'
import { countWritten } from '../../testing/garbage/written.ts'
import { beginLaunch, type BegunLaunch } from '../../testing/browser-launch.ts'
import { someApps } from '../../testing/catalog.ts'
import { installPlatform, type InstalledPlatform } from '../../testing/installed-platform.ts'
import { aDistrict, serverUnderTest } from '../../testing/index.ts'
import { lti1p1Setup } from '../../lti-1p1-setup.ts'
import { secretKeys } from '../../secret-keys.ts'

/** The same garbage each time; a failure prints the seed and the path to what it shrank to. */
const bounds = { seed: 20_260_901, interruptAfterTimeLimit: 8_000, markInterruptAsFailure: false }

const agent = new Agent({ keepAlive: true })
let registrar = simulatedRegistrar()

let server: Awaited<ReturnType<typeof serverUnderTest>>
let scope: DistrictScope
let canvas: InstalledPlatform
let consumer: Lti1p1Credentials
let written: ReturnType<typeof countWritten>

beforeAll(async () => {
  server = await serverUnderTest({
    // The keys of the installed platform are on loopback; all else is a network of one host.
    platformFetch: (address, init) =>
      address === canvas.platform.registration.jwksUri
        ? fetch(address, init)
        : registrar.fetch(address, init),
  })
  scope = await aDistrict(server.lectern)
  canvas = await installPlatform(server.lectern, scope)
  await someApps(scope, ['Desmos'])
  const { sealKey } = lti1p1Setup(server.config, await secretKeys(server.config))
  consumer = await addLti1p1Consumer(scope, { name: 'Old Moodle', enabled: true }, sealKey)
  written = countWritten(server.config.databaseUrl!.reveal()) // underTest names one
})
afterAll(async () => {
  agent.destroy()
  await written.close()
  await canvas.close()
  await server.close()
})

/** Sends it, and holds the answer and what it left in the database to the promises. */
async function expectPromises(act: () => Promise<Answer>, sent: Sent): Promise<Answer> {
  const before = await written.counts()
  const answer = await act()
  expectSound(answer, sent)
  if (answer.status >= 300) expect(await written.counts()).toEqual(before)
  return answer
}

const post = (path: string, form: URLSearchParams, cookie?: string): Promise<Answer> => {
  const body = Buffer.from(form.toString())
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': String(body.length),
    ...(cookie && { cookie }),
  }
  return send(server.url, { method: 'POST', path, headers, body }, agent)
}

const postLaunch = ({ form, cookie }: Pick<BegunLaunch, 'form' | 'cookie'>): Promise<Answer> =>
  post('/lti/launch', form, cookie)

describe('whatever is sent, nothing fails, nothing is half-written and nothing comes back unescaped', () => {
  test.each(ltiEndpoints)('to $path', async (endpoint) => {
    const honest = await honestValues()
    await fc.assert(
      fc.asyncProperty(garbageRequest(endpoint, honest), async (request) => {
        await expectPromises(() => send(server.url, request, agent), {
          texts: request.sent,
          method: request.method,
          fromPlatform: endpoint.asksPlatform,
        })
      }),
      { ...bounds, numRuns: 150 },
    )
  })

  test('in the claims of a launch that is signed', async () => {
    await fc.assert(
      fc.asyncProperty(garbageLaunch, async ({ type, claims }) => {
        const target = `${server.url}/lti/launch`
        const begun = await beginLaunch(server.url, canvas.platform, {
          claims: messages[type]({ target, claims }),
        })
        await expectPromises(() => postLaunch(begun), { texts: textsIn(claims) })
      }),
      { ...bounds, numRuns: 200 },
    )
  })

  test('in a token that was damaged on its way', async () => {
    await fc.assert(
      fc.asyncProperty(tokenDamage, fc.boolean(), async (damage, twice) => {
        const begun = await beginLaunch(server.url, canvas.platform)
        const honest = begun.form.get('id_token')! // beginLaunch puts it there
        const token = damage(honest)
        fc.pre(token !== honest)
        if (twice) begun.form.append('id_token', token)
        else begun.form.set('id_token', token)
        const { status } = await expectPromises(() => postLaunch(begun), { texts: [token] })
        expect(status).toBeGreaterThanOrEqual(400)
      }),
      { ...bounds, numRuns: 100 },
    )
  })

  test('in the state, the cookie and the proof of a launch that is signed', async () => {
    const places = fc.constantFrom('state', 'cookie', 'handle', 'secret')
    await fc.assert(
      fc.asyncProperty(places, garbageText, fc.option(tokenDamage), async (place, text, damage) => {
        const spoil = (honest: string): string => {
          const spoilt = damage ? damage(honest) : text
          fc.pre(spoilt !== honest)
          return spoilt
        }
        const begun = await beginLaunch(server.url, canvas.platform, {
          login: { lti_storage_target: '_parent' },
        })
        const act = async (): Promise<Answer> => {
          if (place === 'state') {
            begun.form.set('state', spoil(begun.form.get('state')!)) // beginLaunch puts it there
            return postLaunch(begun)
          }
          if (place === 'cookie') {
            const cookie = `${begun.cookie.split('=')[0]}=${text.replaceAll(/[^\x21-\x7e]/g, '')}`
            return postLaunch({ ...begun, cookie })
          }
          const handle = await handleOf(begun.form)
          const proof = place === 'handle' ? { handle: spoil(handle), secret: 'x' } : { handle, secret: text }
          return post('/lti/launch/continue', new URLSearchParams(proof))
        }
        const { status, body } = await expectPromises(act, { texts: [text] })
        expect(status, body).toBeGreaterThanOrEqual(400)
      }),
      { ...bounds, numRuns: 100 },
    )
  })

  test('in a launch of LTI 1.1 that is signed', async () => {
    const names = ltiEndpoints.find(({ path }) => path === '/lti/1p1/launch')!.parameters
    const others = [
      'context_id',
      'custom_app',
      'launch_presentation_locale',
      'tool_consumer_info_product_family_code',
    ]
    const signed = names.filter((name) => name !== 'oauth_signature')
    const garbage = fc.dictionary(fc.constantFrom(...signed, ...others), garbageText, {
      minKeys: 1,
      maxKeys: 3,
    })
    await fc.assert(
      fc.asyncProperty(garbage, async (parameters) => {
        const { consumerKey: key, secret } = consumer
        const launchUrl = `${server.url}/lti/1p1/launch`
        const form = aLaunch1p1({ launchUrl, parameters, consumer: { key, secret, enabled: true } })
        const answer = await expectPromises(() => post('/lti/1p1/launch', form), {
          texts: Object.values(parameters),
        })
        expectWayBack(answer, parameters['launch_presentation_return_url'])
      }),
      { ...bounds, numRuns: 150 },
    )
  })

  test('by a platform that registers itself', async () => {
    const members = [...Object.keys(JSON.parse(registrar.document) as object), 'client_id', 'scope']
    const garbage = fc.dictionary(fc.constantFrom(...members), garbageJson, { minKeys: 1, maxKeys: 2 })
    await fc.assert(
      fc.asyncProperty(garbage, garbage, async (configuration, answer) => {
        registrar = simulatedRegistrar({ configuration, answer })
        const offer = registrar.offer()
        offer.set('link', await createRegistrationLink(scope, 'Moodle'))
        await expectPromises(
          () => send(server.url, { method: 'GET', path: `/lti/register?${offer}`, headers: {} }, agent),
          { texts: textsIn([configuration, answer]), fromPlatform: true },
        )
      }),
      { ...bounds, numRuns: 150 },
    )
    registrar = simulatedRegistrar()
  })
})

/** Values that hold at least once, by parameter: a launch that nobody has posted, a link that nobody has used. */
async function honestValues(): Promise<Record<string, string>> {
  const { platform } = canvas
  const begun = await beginLaunch(server.url, platform, { login: { lti_storage_target: '_parent' } })
  const { consumerKey: key, secret } = consumer
  const launch1p1 = aLaunch1p1({
    launchUrl: `${server.url}/lti/1p1/launch`,
    consumer: { key, secret, enabled: true },
  })
  return {
    ...Object.fromEntries(launch1p1),
    ...Object.fromEntries(platform.login({ target_link_uri: `${server.url}/lti/launch` })),
    ...Object.fromEntries(registrar.offer()),
    ...Object.fromEntries(begun.form),
    lti_storage_target: '_parent',
    link: await createRegistrationLink(scope, 'Moodle'),
    handle: await handleOf(begun.form),
  }
}

/** Of the page that a launch without its cookie gets. */
async function handleOf(form: URLSearchParams): Promise<string> {
  const { body } = await post('/lti/launch', form)
  return /name="handle" value="([^"]+)"/.exec(body)![1]! // the page has the field
}

/** Only to where the signature vouches for, and never to a script. */
function expectWayBack({ headers: { location } }: Answer, returnUrl: string | undefined): void {
  if (location === undefined) return
  const asked = new URL(returnUrl ?? 'https://lms.example/return?course=1')
  expect(new URL(location).protocol).toMatch(/^https?:$/)
  expect(new URL(location).origin).toBe(asked.origin)
}
