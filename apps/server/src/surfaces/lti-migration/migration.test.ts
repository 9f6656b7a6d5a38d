import { createHmac, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listPlacements } from '@lectern/catalog'
import type { DistrictScope } from '@lectern/database'
import type { InstallationId } from '@lectern/launch'
import { claimNames, migrationClaimName } from '@lectern/lti'
import { aLaunch, aLaunch1p1 } from '@lectern/lti/testing'
import { rollUpUsage } from '@lectern/telemetry'
import {
  addLti1p1Consumer,
  decideDeployment,
  getInstallation,
  type Lti1p1Credentials,
} from '@lectern/tenancy'
import { secretKeys } from '../../secret-keys.ts'
import { postLaunch } from '../../testing/browser-launch.ts'
import { someApps } from '../../testing/catalog.ts'
import { installPlatform, type InstalledPlatform } from '../../testing/installed-platform.ts'
import { aDistrict, serverUnderTest } from '../../testing/index.ts'

let server: Awaited<ReturnType<typeof serverUnderTest>>
let scope: DistrictScope
let moodle: Lti1p1Credentials
let theirs: Lti1p1Credentials
let app: string
let sealKey: Uint8Array

beforeAll(async () => {
  server = await serverUnderTest({ work: true })
  sealKey = (await secretKeys(server.config)).of('LTI 1.1 secrets')
  scope = await aDistrict(server.lectern)
  moodle = await addLti1p1Consumer(scope, { name: 'Old Moodle', enabled: true }, sealKey)
  theirs = await addLti1p1Consumer(await aDistrict(server.lectern, 'Elsewhere'), { name: 'Theirs' }, sealKey)
  app = (await someApps(scope, ['Desmos']))['Desmos']!
})
afterAll(() => server.close())

/** Moodle by LTI 1.3, whose deployment nobody has approved unless said. */
const installed = (known = false) =>
  installPlatform(server.lectern, scope, { deploymentId: `deployment-${randomUUID()}`, known })

interface Claiming {
  subject: string
  /** What the claim says besides who signs it; none for a launch without the claim. */
  former?: Record<string, string>
  by?: Pick<Lti1p1Credentials, 'consumerKey' | 'secret'>
  link?: string
  course?: string
  /** The district's own, of the person. */
  number?: string
}

/** As the platform signs it: with this launch's own nonce and time. */
async function launch1p3(
  { platform }: InstalledPlatform,
  { subject, former, by = moodle, link = 'link-1', course = 'course-1', number }: Claiming,
): Promise<Response> {
  const target = `${server.url}/lti/launch`
  const login = await fetch(`${server.url}/lti/login`, {
    method: 'POST',
    body: platform.login({ target_link_uri: target }),
    redirect: 'manual',
  })
  const location = login.headers.get('location')!
  const exp = Math.floor(Date.now() / 1000) + 300
  const { issuer, clientId } = platform.registration
  const nonce = new URL(location).searchParams.get('nonce')
  const signed = [by.consumerKey, platform.deploymentId, issuer, clientId, exp, nonce].join('&')
  const claim = {
    ...former,
    oauth_consumer_key: by.consumerKey,
    oauth_consumer_key_sign: createHmac('sha256', by.secret).update(signed).digest('base64'),
  }
  const claims = {
    sub: subject,
    exp,
    [claimNames.resourceLink]: { id: link },
    [claimNames.context]: { id: course, title: course, type: ['CourseSection'] },
    [claimNames.custom]: { app },
    ...(number && { [claimNames.lis]: { person_sourcedid: number } }),
    ...(former && { [migrationClaimName]: claim }),
  }
  const form = await platform.answer(location, aLaunch({ role: 'teacher', target, claims }))
  return postLaunch(server.url, { form, cookie: login.headers.get('set-cookie')!.split(';')[0]! })
}

async function launch1p1(user: string, link = 'old-link', extra: Record<string, string> = {}): Promise<void> {
  const form = aLaunch1p1({
    launchUrl: `${server.url}/lti/1p1/launch`,
    consumer: { key: moodle.consumerKey, secret: moodle.secret, enabled: true },
    parameters: { user_id: user, resource_link_id: link, custom_app: app, ...extra },
  })
  expect((await fetch(`${server.url}/lti/1p1/launch`, { method: 'POST', body: form })).status).toBe(200)
}

/** Who launched last in an installation. */
async function latestPerson(installationId: string): Promise<string> {
  const [row] = await scope.query<{ id: string }>(
    `select l.person_id as id from lectern.launch l
     where l.installation_id = $1 and l.outcome = 'accepted' order by l.at desc limit 1`,
    [installationId],
  )
  return row!.id
}
const deploymentOf = async ({ installationId }: InstalledPlatform) =>
  (await getInstallation(scope, installationId)).lti!.deployments[0]
const aUser = () => `user-${randomUUID()}`

describe('a launch that proves its LTI 1.1 past', () => {
  test('lets its deployment in and finds the person again, once and for all', async () => {
    const user = aUser()
    await launch1p1(user)
    const before = await latestPerson(moodle.id)
    const canvas = await installed()
    const first = await launch1p3(canvas, { subject: `new-${user}`, former: { user_id: user } })
    expect(first.status, await first.text()).toBe(200)
    expect(await latestPerson(canvas.installationId)).toBe(before)
    expect(await deploymentOf(canvas)).toMatchObject({
      status: 'active',
      replaces: moodle.id,
      migrationProblem: null,
    })
    expect((await launch1p3(canvas, { subject: `new-${user}` })).status).toBe(200)
    expect(await latestPerson(canvas.installationId)).toBe(before)
    await canvas.close()
  })

  test('takes the placement of its link along', async () => {
    const [old, link, course] = [randomUUID(), randomUUID(), randomUUID()]
    await launch1p1(aUser(), old)
    const placementsIn = async (id: InstallationId) => listPlacements(scope, id, 1000)
    const oldOf = async (id: InstallationId) =>
      (
        await scope.query<{ id: string }>(
          'select p.id from lectern.placement p where p.installation_id = $1 and p.external_id = any ($2)',
          [id, [old, link]],
        )
      ).map((row) => row.id)
    await expect.poll(() => oldOf(moodle.id), { timeout: 10_000 }).toHaveLength(1)
    const [placement] = await oldOf(moodle.id)
    const canvas = await installed(true)
    await launch1p3(canvas, { subject: aUser(), former: { resource_link_id: old }, link, course })
    await expect.poll(() => oldOf(canvas.installationId), { timeout: 10_000 }).toEqual([placement])
    await expect
      .poll(async () => (await placementsIn(canvas.installationId))[0], { timeout: 10_000 })
      .toMatchObject({ id: placement, contextTitle: course })
    expect(await oldOf(moodle.id)).toEqual([])
    await canvas.close()
  })

  test('makes one of two who were met by both, with all that either did', async () => {
    const user = aUser()
    await launch1p1(user)
    const former = await latestPerson(moodle.id)
    const canvas = await installed(true)
    await launch1p3(canvas, { subject: user })
    const second = await latestPerson(canvas.installationId)
    expect(second).not.toBe(former)
    await rollUpUsage(scope)
    await launch1p3(canvas, { subject: user, former: {} })
    const people = async () =>
      (
        await scope.query<{ id: string }>('select p.id from lectern.person p where p.id = any ($1)', [
          [former, second],
        ])
      ).map(({ id }) => id)
    await expect.poll(people, { timeout: 15_000 }).toEqual([former])
    const events = await scope.query<{ people: string[]; events: number }>(
      `select array_agg(distinct e.person_id) as people, count(*)::int as events from lectern.usage_event e
       where e.person_id = any ($1)`,
      [[former, second]],
    )
    expect(events).toEqual([{ people: [former], events: 3 }])
    await rollUpUsage(scope)
    const counted = await scope.query(
      `select sum(p.events)::int as events, count(distinct p.person_id)::int as people
       from lectern.usage_daily_person p where p.person_id = any ($1)`,
      [[former, second]],
    )
    expect(counted).toEqual([{ events: 3, people: 1 }])
    // Each thing's people by their last day, told as they are counted.
    const wrong = await scope.query(
      `select kind, app_id, audience, last_day, sum(n) from (
         select l.kind, l.app_id, l.audience, l.last_day, 1 as n from lectern.usage_latest l
         union all select p.kind, p.app_id, p.audience, p.last_day, -p.people from lectern.usage_people p) both_of
       group by 1, 2, 3, 4 having sum(n) <> 0`,
    )
    expect(wrong).toEqual([])
    await launch1p3(canvas, { subject: user })
    expect(await latestPerson(canvas.installationId)).toBe(former)
    await canvas.close()
  })

  test('keeps apart two who are both known by further names', async () => {
    const user = aUser()
    await launch1p1(user)
    const former = await latestPerson(moodle.id)
    const canvas = await installed(true)
    await launch1p3(canvas, { subject: user })
    const second = await latestPerson(canvas.installationId)
    const elsewhere = await installed(true)
    for (const personId of [former, second])
      await scope.query(
        `insert into lectern.identity (district_id, installation_id, subject_hash, person_id) values ($1, $2, $3, $4)`,
        [scope.districtId, elsewhere.installationId, Buffer.from(randomUUID()), personId],
      )
    await launch1p3(canvas, { subject: user, former: {}, link: 'another' })
    await server.lectern.jobs.drain()
    expect(await latestPerson(canvas.installationId)).toBe(second)
    const stay = await scope.query('select 1 from lectern.person p where p.id = any ($1)', [[former, second]])
    expect(stay).toHaveLength(2)
    await canvas.close()
    await elsewhere.close()
  })

  test("joins whom the district's own number already names, and takes their LTI 1.1 past along", async () => {
    const [user, number] = [aUser(), randomUUID()]
    const canvas = await installed(true)
    await launch1p3(canvas, { subject: `other-${user}`, number })
    const known = await latestPerson(canvas.installationId)
    await launch1p1(user)
    const former = await latestPerson(moodle.id)
    expect(former).not.toBe(known)
    await launch1p3(canvas, { subject: user, former: {}, number })
    expect(await latestPerson(canvas.installationId)).toBe(known)
    await expect.poll(() => latestPerson(moodle.id), { timeout: 15_000 }).toBe(known)
    await canvas.close()
  })
})

describe('a claim that proves nothing', () => {
  test.each([
    ['of a wrong secret', () => ({ ...moodle, secret: 'guessed' }), 'signature-invalid'],
    ["by another district's key", () => theirs, 'consumer-unknown'],
  ])('%s changes nothing, and is noted for the director', async (_name, by, problem) => {
    const user = aUser()
    await launch1p1(user)
    const former = await latestPerson(moodle.id)
    const canvas = await installed(true)
    const launched = await launch1p3(canvas, { subject: user, former: { user_id: user }, by: by() })
    expect(launched.status).toBe(200)
    expect(await latestPerson(canvas.installationId)).not.toBe(former)
    expect(await deploymentOf(canvas)).toMatchObject({ replaces: null, migrationProblem: problem })
    await canvas.close()
  })

  test('lets no deployment in; nor does a proof let in one that is blocked', async () => {
    const canvas = await installed()
    const guessed = { ...moodle, secret: 'guessed' }
    expect((await launch1p3(canvas, { subject: 'u', former: {}, by: guessed })).status).toBe(403)
    expect((await launch1p3(canvas, { subject: 'u', former: {}, by: theirs })).status).toBe(403)
    expect(await deploymentOf(canvas)).toMatchObject({ status: 'pending' })
    await decideDeployment(scope, canvas.installationId, canvas.platform.deploymentId, 'blocked')
    expect((await launch1p3(canvas, { subject: 'u', former: {} })).status).toBe(403)
    expect(await deploymentOf(canvas)).toMatchObject({ status: 'blocked' })
    await canvas.close()
  })

  test('and cannot be read is no reason to refuse the launch', async () => {
    const canvas = await installed(true)
    const launched = await launch1p3(canvas, { subject: 'u', former: { user_id: 'x'.repeat(5000) } })
    expect(launched.status).toBe(200)
    expect(await deploymentOf(canvas)).toMatchObject({ migrationProblem: 'lti.claim-malformed' })
    await canvas.close()
  })
})

test('every column that names a person passes on when two become one', async () => {
  const columns = await scope.query<{ name: string }>(
    `select c.relname || '.' || a.attname as name from pg_attribute a
     join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'lectern' and c.relkind in ('r', 'p') and a.attname in ('person_id', 'placed_by')
     order by 1`,
  )
  expect(columns.map(({ name }) => name)).toEqual([
    'credit.person_id',
    'google_grant.person_id',
    'google_registration.person_id',
    'google_submission.person_id',
    'identity.person_id',
    'launch.person_id',
    'listed_course.person_id',
    'nudge.person_id',
    'placement.placed_by',
    'roster_member.person_id',
    'roster_run_member.person_id',
    'teams_recipient.person_id',
    'terms_acceptance.person_id',
    'usage_daily_person.person_id',
    'usage_event.person_id',
    'usage_latest.person_id',
  ])
})
