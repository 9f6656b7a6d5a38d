import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ServiceOptions } from '@lectern/lti/testing'
import { createDistrict, switchFeature } from '@lectern/tenancy'
import { composeSigningKeys } from '../compose-signing-keys.ts'
import type { Connected } from '../connect.ts'
import { createLog } from '../http/log.ts'
import { peopleOf } from '../testing/course-with-roster.ts'
import { installPlatform, type InstalledPlatform } from '../testing/installed-platform.ts'
import type { InstallationCheck } from './check-installation.ts'
import { commandLine } from '../testing/command-line.ts'
import { lecternCommand } from './lectern-command.ts'

// A server of this machine alone may reach a platform on it.
const { printed, complained, connected: connectedOf } = commandLine('http://localhost:3000')
const silent = createLog({ logLevel: 'silent' })
let connected: Connected
let canvas: InstalledPlatform

beforeAll(async () => {
  connected = await connectedOf()
  const { id } = await createDistrict(connected.database, {
    slug: 'fairview',
    name: 'Fairview',
    timeZone: 'UTC',
  })
  canvas = await installPlatform(connected, connected.database.district(id))
})
afterAll(() => canvas.close())

const scopeOfFairview = async () => {
  const [row] = await connected.database.query<{ id: Parameters<typeof connected.database.district>[0] }>(
    'select d.id from lectern.list_districts() d',
  )
  return connected.database.district(row!.id)
}
const check = (...more: string[]) => lecternCommand(['installation', 'check', canvas.installationId, ...more])
const answered = () => JSON.parse(printed[0]!) as InstallationCheck & { ok: boolean }

async function offer(options: Omit<ServiceOptions, 'toolKeys'>) {
  const keys = await composeSigningKeys({ ...connected, log: silent, now: () => new Date() })
  const services = await canvas.serve({ keys: await keys.published() }, options)
  const scope = await scopeOfFairview()
  await switchFeature(scope, canvas.installationId, 'roster', true)
  // As a launch leaves it behind.
  await scope.query(
    `with c as (
       insert into lectern.context (district_id, installation_id, external_id, title)
       values ($1, $2, 'course-1', 'Biology 9')
       on conflict (district_id, installation_id, external_id) do update set title = excluded.title
       returning district_id, installation_id, id)
     insert into lectern.lti_context_service (district_id, context_id, installation_id, deployment_id, memberships_url)
     select c.district_id, c.id, c.installation_id, 'deployment-1', $3 from c on conflict do nothing`,
    [scope.districtId, canvas.installationId, `${canvas.platform.registration.issuer}/memberships`],
  )
  return services
}

test('without features there is nothing to call: what was seen is told', async () => {
  expect(await check('--json')).toBe(0)
  expect(answered()).toMatchObject({
    name: 'Canvas',
    ok: true,
    steps: [
      { step: 'registered', outcome: 'seen' },
      { step: 'launches', outcome: 'seen' },
      { step: 'deployments', outcome: 'seen', words: '1 approved of 1 seen' },
      { step: 'features', outcome: 'seen', words: 'none switched on' },
    ],
  })
})

test('a roster that answers is told with a token and its size', async () => {
  await offer({ people: peopleOf(31) })
  expect(await check()).toBe(0)
  expect(printed.slice(-2)).toEqual([
    '✓ token https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly\tgranted',
    '✓ class list\tBiology 9: 31 members',
  ])
})

test('a small class is not counted out', async () => {
  await offer({ people: peopleOf(3) })
  expect(await check()).toBe(0)
  expect(printed.at(-1)).toBe('✓ class list\tBiology 9: fewer than 10 members')
})

test('a platform that gives no token fails the check with its own words, for people and for scripts', async () => {
  await offer({ scopes: [] })
  expect(await check('--json')).toBe(1)
  expect(answered().ok).toBe(false)
  expect(answered().steps.slice(-2)).toMatchObject([
    { outcome: 'failed', words: expect.stringContaining('invalid_scope') },
    { step: 'class list', outcome: 'failed' },
  ])
  expect(JSON.parse(complained[0]!)).toMatchObject({ code: 'installation.check-failed' })
})

test('what is no installation is told apart from one that fails', async () => {
  expect(await lecternCommand(['installation', 'check', 'canvas'])).toBe(1)
  expect(await lecternCommand(['installation', 'check', '00000000-0000-4000-8000-000000000000'])).toBe(1)
  expect(complained.at(-1)).toContain('installation.unknown')
})

test('a registration link carries the features that it switches on, and knows no others', async () => {
  const add = ['installation', 'add-lti', '--name', 'Moodle', '--dynamic', '--feature']
  expect(await lecternCommand([...add, 'roster', 'course-copies'])).toBe(0)
  const scope = await scopeOfFairview()
  expect(await scope.query('select l.features from lectern.lti_registration_link l')).toEqual([
    { features: ['roster', 'course-copies'] },
  ])
  expect(await lecternCommand([...add, 'everything'])).toBe(1)
})
