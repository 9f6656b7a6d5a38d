import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { DistrictScope } from '@lectern/database'
import { scopesFor } from '@lectern/google-classroom'
import { simulatedGoogle, somePeople, type SimulatedGoogle } from '@lectern/google-classroom/testing'
import type { InstallationId, PersonId } from '@lectern/launch'
import {
  changeGoogleInstallation,
  createDistrict,
  getGoogleInstallation,
  keepGoogleGrant,
  keepRegistration,
  meetPerson,
  pseudonyms,
  switchFeature,
  takePushMessage,
} from '@lectern/tenancy'
import type { Connected } from '../connect.ts'
import { subjectHashOf } from '../surfaces/google-classroom/google-classroom-surface.ts'
import type { InstallationCheck } from './check-installation.ts'
import { commandLine } from '../testing/command-line.ts'
import { lecternCommand } from './lectern-command.ts'

const { printed, complained, directory, connected: connectedOf, type } = commandLine()
let connected: Connected
let scope: DistrictScope
let google: SimulatedGoogle
let secretFile: string
const administrator = { ...somePeople.administrator }
const { sub } = administrator

beforeAll(async () => {
  connected = await connectedOf()
  const wanted = { slug: 'fairview', name: 'Fairview', timeZone: 'UTC' }
  scope = connected.database.district((await createDistrict(connected.database, wanted)).id)
  google = await simulatedGoogle({ people: [administrator] })
  secretFile = join(directory(), 'secret')
  await writeFile(secretFile, `${google.client.clientSecret}\n`)
})
beforeEach(() => void vi.stubGlobal('fetch', google.fetch))
afterEach(() => void vi.unstubAllGlobals())

const run = (...words: string[]) => lecternCommand(['installation', ...words])
const add = (...more: string[]) =>
  run('add-classroom', '--name', 'Our Classroom', '--client-id', google.client.clientId, ...more)
const domain = ['--domain', 'fairview.example']
const answered = <T>(): T => JSON.parse(printed[0]!) as T

describe('add-classroom', () => {
  test('takes no secret on the command line, and none from a file that is not there', async () => {
    expect(await add(...domain, '--client-secret', 'secret')).toBe(1)
    expect(await add(...domain)).toBe(1)
    expect(await add(...domain, '--client-secret-file', '/nowhere')).toBe(1)
    expect(complained.join()).toContain('secret.no-file')
  })

  test('says which value is wrong', async () => {
    const file = ['--client-secret-file', secretFile]
    expect(await add('--domain', 'https://fairview.example', ...file)).toBe(1)
    expect(complained.at(-1)).toContain('hostedDomains.0')
    expect(await add(...domain, ...file, '--topic', 'projects/p/topics/classroom')).toBe(1)
    expect(complained.at(-1)).toContain('pushServiceAccount')
  })

  test('installs nothing whose client Google does not take', async () => {
    expect(await add(...domain, '--client-secret-file', secretFile, '--client-id', 'nobody')).toBe(1)
    expect(complained.at(-1)).toContain('installation.client-refused')
    expect(await run('list')).toBe(0)
    expect(printed.join()).not.toContain('fairview.example')
  })

  test('reads the secret from standard input, and tells what to enter at Google', async () => {
    type('other-secret\n')
    google.failNext(() => Response.json({ error: 'invalid_grant' }, { status: 400 }))
    const other = ['--client-id', 'other', '--domain', 'one.example', 'two.example']
    expect(await add(...other, '--client-secret-file', '-')).toBe(0)
    expect(printed.join('\n')).toContain(
      'Attachment Setup URI\thttps://lectern.example.org/google-classroom/discovery?client=other',
    )
    expect(printed.join('\n')).not.toContain('other-secret')
    printed.length = 0
    expect(await run('list')).toBe(0)
    expect(printed[0]).toContain('Google Classroom one.example two.example')
  })
})

describe('an installation', () => {
  let id: InstallationId
  const check = async (): Promise<InstallationCheck & { ok: boolean; status: number }> => {
    printed.length = 0
    const status = await run('check', id, '--json')
    return { ...answered<InstallationCheck & { ok: boolean }>(), status }
  }
  const outcomes = ({ steps }: InstallationCheck) =>
    Object.fromEntries(steps.map(({ step, outcome }) => [step.replace(/ granted .*/, ''), outcome]))
  const wordsOf = ({ steps }: InstallationCheck, name: string) =>
    steps.find(({ step }) => step === name)?.words

  beforeAll(async () => {
    // Hooks of the file have not run yet for this block's first test, so what is printed is taken here.
    const log = vi.spyOn(console, 'log').mockImplementation((line: string) => void printed.push(line))
    vi.stubGlobal('fetch', google.fetch)
    printed.length = 0
    await add(...domain, '--client-secret-file', secretFile, '--application-id', '4711', '--json')
    id = answered<{ id: InstallationId }>().id
    log.mockRestore()
  })

  async function grant(features: Parameters<typeof scopesFor>[1]): Promise<PersonId> {
    const scopes = scopesFor('administrator', features)
    google.grants.allow(sub, scopes)
    const personId = await meetPerson(scope, id, {
      subjectHash: subjectHashOf({ pseudonyms: pseudonyms(connected.keys.of('pseudonyms')) }, scope, sub),
      sourcedIdHash: null,
      role: 'admin',
    })
    const refreshToken = google.grants.issueRefreshToken(sub)
    await keepGoogleGrant(
      scope,
      { installationId: id, personId, audience: 'administrator' },
      { scopes, access: undefined, refreshToken },
      connected.keys.of('Google grants'),
    )
    return personId
  }

  test('without an administrator is told with what works already, and fails', async () => {
    const checked = await check()
    expect(checked).toMatchObject({ ok: false, status: 1, name: 'Our Classroom' })
    expect(outcomes(checked)).toEqual({
      registered: 'seen',
      launches: 'seen',
      settings: 'seen',
      addresses: 'ok',
      client: 'ok',
      'key set': 'ok',
      administrator: 'failed',
      'installed for fairview.example': 'failed',
    })
    expect(complained.at(-1)).toContain('installation.check-failed')
  })

  test('that is installed and granted passes', async () => {
    await grant(['installation', 'directory'])
    google.marketplace.installed.add('4711/fairview.example')
    const checked = await check()
    expect(checked).toMatchObject({ ok: true, status: 0 })
    expect(outcomes(checked)).toMatchObject({ access: 'ok', administrator: 'ok' })
  })

  test('whose administrator has lost the role says so, and takes the access for ended', async () => {
    administrator.isAdmin = false
    const checked = await check()
    administrator.isAdmin = true
    expect(checked.status).toBe(1)
    expect(outcomes(checked)).toMatchObject({ access: 'failed', administrator: 'failed' })
    expect(checked.steps.find(({ step }) => step.startsWith('access'))?.words).toContain('Super Admin')
    await grant(['installation', 'directory'])
  })

  test('names the scopes that a feature lacks', async () => {
    await switchFeature(scope, id, 'roster', true)
    const checked = await check()
    expect(checked.status).toBe(1)
    expect(wordsOf(checked, 'administrator')).toContain('classroom.rosters.readonly')
    await switchFeature(scope, id, 'roster', false)
  })

  test('says until when Google tells of changes and when it did last, and fails where it does not', async () => {
    await switchFeature(scope, id, 'roster', true)
    const key = connected.keys.of('Google client secrets')
    const topic = 'projects/p/topics/classroom'
    const own = await getGoogleInstallation(connected.database, scope, id, key)
    const change = {
      ...own,
      clientSecret: undefined,
      pubsubTopic: topic,
      pushServiceAccount: 'push@p.example',
    }
    await changeGoogleInstallation(connected.database, scope, id, change, key)
    expect(wordsOf(await check(), 'notices')).toContain('It has not been asked to yet')
    const personId = await grant(['installation', 'directory', 'roster', 'notices'])
    await keepRegistration(
      scope,
      { installationId: id, feed: 'DOMAIN_ROSTER_CHANGES' },
      { registrationId: 'r-1', expiresAt: new Date('2100-01-01T00:00:00Z'), topic, personId },
    )
    expect(wordsOf(await check(), 'notices')).toContain(
      '2100-01-01T00:00:00.000Z, renewed before; no message',
    )
    await takePushMessage(scope, { installationId: id, messageId: 'm-1' }, () => ({ verdict: 'taken' }))
    const checked = await check()
    expect(outcomes(checked)).toMatchObject({ notices: 'ok' })
    expect(wordsOf(checked, 'notices')).toContain('the last message came 20')
    await switchFeature(scope, id, 'roster', false)
  })

  test('whose access Google does not take any more says so', async () => {
    google.grants.revoke(sub)
    const checked = await check()
    expect(checked.status).toBe(1)
    expect(outcomes(checked)).toMatchObject({ access: 'failed', administrator: 'failed' })
  })

  test('tells a Google that is not reached from one that refuses the client', async () => {
    google.failNext(() => Response.json({ error: 'invalid_client' }, { status: 401 }))
    expect(wordsOf(await check(), 'client')).toContain('client')
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('fetch failed')))
    const checked = await check()
    expect(checked.status).toBe(1)
    expect(wordsOf(checked, 'key set')).toContain('is not reached')
  })

  test('gives back what administrators granted, and is told apart from none', async () => {
    await grant(['installation'])
    expect(await run('withdraw-classroom', id, '--json')).toBe(0)
    expect(answered()).toEqual({ withdrawn: 1, notTold: 0 })
    expect(google.grants.grants.has(sub)).toBe(false)
    expect(await run('withdraw-classroom', '00000000-0000-4000-8000-000000000000')).toBe(1)
    expect(complained.at(-1)).toContain('installation.unknown')
  })
})
