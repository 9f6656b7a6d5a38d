import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { googleAccounts, type GoogleFetch } from '@lectern/google-classroom'
import { somePeople } from '@lectern/google-classroom/testing'
import type { InstallationId, NamedPerson, PersonId } from '@lectern/launch'
import { findGoogleGrant, keepGoogleGrant, meetPerson, pseudonyms } from '@lectern/tenancy'
import { secretKeys, type SecretKeys } from '../secret-keys.ts'
import { forgetPorts } from '../surfaces/google-classroom/give-back-access.ts'
import { googleIssuer } from '../surfaces/google-classroom/google-classroom-surface.ts'
import { administeredClassroom, type AdministeredClassroom } from '../testing/administered-classroom.ts'
import { forgetPerson } from './forget-person.ts'
import { exportPerson, heldAbout } from './held-about.ts'
import { unitePeople } from './unite-people.ts'

let classroom: AdministeredClassroom
let keys: SecretKeys
let installationId: InstallationId
beforeAll(async () => {
  classroom = await administeredClassroom()
  keys = await secretKeys(classroom.config)
  installationId = (await classroom.install()).split('/').at(-1) as InstallationId
})
afterAll(() => classroom.close())

let person: PersonId
let named: NamedPerson
const { sub } = somePeople.teacher
const sealKey = () => keys.of('Google grants')

async function met(name: string): Promise<{ personId: PersonId; hash: Buffer }> {
  const { scope } = classroom
  const hash = pseudonyms(keys.of('pseudonyms')).subject(scope.districtId, googleIssuer, name)
  const known = { subjectHash: hash, sourcedIdHash: null, role: 'teacher' } as const
  return { personId: await meetPerson(scope, installationId, known), hash }
}

const grant = (personId: PersonId, refreshToken: string) =>
  keepGoogleGrant(
    classroom.scope,
    { installationId, personId, audience: 'teacher' },
    { scopes: ['openid'], access: undefined, refreshToken },
    sealKey(),
  )

beforeEach(async () => {
  const { personId, hash } = await met(sub)
  person = personId
  named = { subject: { installationId, hash: hash.toString('base64url') } }
  classroom.google.grants.allow(sub, ['openid'])
  await grant(person, classroom.google.grants.issueRefreshToken(sub))
})

describe('what a person granted', () => {
  test('is told and exported by host, time and scopes, and what acts for them never', async () => {
    const held = await heldAbout(classroom.scope, named)
    expect(held?.grants).toEqual([
      {
        installation: 'Our Classroom',
        audience: 'teacher',
        grantedAt: expect.any(String),
        scopes: ['openid'],
        endedAt: null,
      },
    ])
    const file = await exportPerson(classroom.scope, named, new Date())
    expect(file.held).toEqual(held)
    expect(JSON.stringify(file)).not.toContain('1//')
  })

  test('is given back to Google when they are forgotten', async () => {
    expect(await forget()).toBe(true)
    expect(classroom.google.grants.grants.has(sub)).toBe(false)
    expect(await heldAbout(classroom.scope, named)).toBeNull()
  })

  test('is forgotten also while Google does not answer, and the log says so', async () => {
    const warn = vi.fn()
    expect(await forget(() => Promise.reject(new Error('unreachable')), warn)).toBe(true)
    expect(warn).toHaveBeenCalledOnce()
    expect(await heldAbout(classroom.scope, named)).toBeNull()
  })

  test('still works for the one person whom two became', async () => {
    const other = await met('somebody the same')
    await unitePeople(classroom.scope, { keep: other.personId, absorb: person }, keys)
    const key = { installationId, personId: other.personId, audience: 'teacher' } as const
    const kept = await findGoogleGrant(classroom.scope, key, sealKey())
    expect(classroom.google.grants.ownerOf(kept!.refreshToken!)).toBe(sub)
  })
})

const forget = (fetch: GoogleFetch = classroom.google.fetch, warn: () => void = () => {}) =>
  forgetPerson(
    forgetPorts({ accounts: googleAccounts, fetch, secrets: keys, log: { warn } }),
    classroom.scope,
    named,
    'command line',
  )
