import { readFileSync } from 'node:fs'
import { decodeJwt } from 'jose'
import { describe, expect, test } from 'vitest'
import { aLaunch, messages } from '../testing/index.ts'
import { claimNames, readClaims } from './claims.ts'
import { compareWithNeeds } from './compare-with-needs.ts'
import { receivedFields } from './received-fields.ts'

const received = (claims: Record<string, unknown>) => receivedFields(readClaims(claims))
const named = (names: { name: string }[]) => names.map(({ name }) => name)

const recorded = (name: string): Record<string, unknown> => {
  const file = new URL('../certification/moodle-id-tokens.json', import.meta.url)
  return decodeJwt(JSON.parse(readFileSync(file, 'utf8')).tokens[name].id_token)
}

describe('what a recorded Moodle launch brought', () => {
  test('with everything switched on: names, e-mail, ids, and what custom parameters really hold', () => {
    const { fields, services, scopes } = received(recorded('teacher_resourceLink'))
    const elements = Object.fromEntries(fields.map(({ name, element }) => [name, element]))
    expect(elements).toMatchObject({
      sub: 'student-app-id',
      name: 'student-name',
      email: 'student-email',
      'lis.person_sourcedid': 'student-local-id',
      'context.title': 'schedule',
      'ext.user_username': 'student-username',
      'custom.person_name_full': 'student-name',
      'custom.person_sourcedid': 'student-local-id',
      'custom.plain': undefined,
      roles: undefined,
    })
    expect(services).toEqual([
      { name: 'grades', element: 'in-app-performance' },
      { name: 'memberships', element: 'student-name' },
      { name: 'outcomes', element: 'in-app-performance' },
    ])
    expect(scopes).toContain('https://purl.imsglobal.org/spec/lti-ags/scope/score')
  })

  test('with the least: neither names nor e-mail', () => {
    const { fields } = received(recorded('student_minimalRegistration'))
    expect(fields.filter(({ element }) => ['student-name', 'student-email'].includes(element ?? ''))).toEqual(
      [],
    )
    expect(named(fields)).toContain('sub')
  })
})

describe('names', () => {
  test('of what has content only: null, "", {} and variables nobody filled in did not come', () => {
    const { fields } = received({
      name: '',
      email: null,
      [claimNames.context]: { id: 'c', title: null, errors: { errors: {} }, type: [] },
      [claimNames.custom]: { app: 'desmos', empty: '', history: '$Context.id.history' },
      [claimNames.roles]: [''],
      errors: { errors: {} },
    })
    expect(named(fields)).toEqual(['context.id', 'custom.app'])
  })

  test('of vendors are kept whole, with what they are about where that is known', () => {
    const { fields } = received({
      'http://www.brightspace.com': { username: 'sam', tenantid: 't' },
      'https://www.instructure.com/placement': 'course_navigation',
    })
    expect(fields).toEqual([
      { name: 'http://www.brightspace.com.tenantid' },
      { name: 'http://www.brightspace.com.username', element: 'student-username' },
      { name: 'https://www.instructure.com/placement' },
    ])
  })

  test('of the token itself and of the message are none', () => {
    const { fields } = received({
      iss: 'i',
      aud: 'a',
      exp: 1,
      nonce: 'n',
      ...messages.LtiDeepLinkingRequest(),
    })
    const protocol = /^(iss|aud|exp|nonce|version|message_type)$|deep_linking/
    expect(named(fields).filter((name) => protocol.test(name))).toEqual([])
    expect(named(fields)).toContain('name')
  })

  test('an e-mail address is known under whatever name it comes', () => {
    const { fields } = received({ [claimNames.custom]: { contact: 'someone.else@example.com', at: '@' } })
    expect(fields).toEqual([{ name: 'custom.at' }, { name: 'custom.contact', element: 'student-email' }])
  })

  test('never a value', () => {
    const secret = 'Zebra-4711'
    const everywhere = Object.fromEntries(
      Object.entries(aLaunch()).map(([claim, value]) => [claim, typeof value === 'string' ? secret : value]),
    )
    const claims = {
      ...everywhere,
      [claimNames.custom]: { x: secret },
      [claimNames.forUser]: { name: secret },
    }
    expect(JSON.stringify(received(claims))).not.toContain(secret)
  })

  test('are bounded in number and length, whoever invents them', () => {
    const many = Object.fromEntries(
      Array.from({ length: 5000 }, (_, at) => [`${at}-${'x'.repeat(500)}`, 'y']),
    )
    const { fields } = received({ [claimNames.custom]: many })
    expect(fields).toHaveLength(500)
    expect(Math.max(...named(fields).map((name) => name.length))).toBe(120)
  })
})

test('a claim nested without end is a name like any other', () => {
  const depth = 30_000
  const nested: unknown = JSON.parse('['.repeat(depth) + ']'.repeat(depth))
  expect(named(received({ strange: nested }).fields)).toEqual(['strange'])
})

describe('compared with what is needed', () => {
  const needs = { fields: ['sub', 'roles', 'context', 'email'], services: ['memberships'], scopes: ['s1'] }

  test('tells what nobody asked for and what never came', () => {
    const came = {
      fields: [{ name: 'sub' }, { name: 'context.id' }, { name: 'name', element: 'student-name' as const }],
      services: [{ name: 'grades' }],
      scopes: ['s2'],
    }
    expect(compareWithNeeds(came, needs)).toEqual({
      unasked: {
        fields: [{ name: 'name', element: 'student-name' }],
        services: [{ name: 'grades' }],
        scopes: ['s2'],
      },
      missing: { fields: ['roles', 'email'], services: ['memberships'], scopes: ['s1'] },
    })
  })

  test('is empty on both sides when exactly that came', () => {
    const came = {
      fields: ['sub', 'roles', 'context.id', 'context.title', 'email'].map((name) => ({ name })),
      services: [{ name: 'memberships' }],
      scopes: ['s1'],
    }
    const nothing = { fields: [], services: [], scopes: [] }
    expect(compareWithNeeds(came, needs)).toEqual({ unasked: nothing, missing: nothing })
  })

  test('a need is a whole name, not the beginning of another', () => {
    const came = { fields: [{ name: 'contextual' }], services: [], scopes: [] }
    const { unasked, missing } = compareWithNeeds(came, { fields: ['context'], services: [], scopes: [] })
    expect([unasked.fields, missing.fields]).toEqual([[{ name: 'contextual' }], ['context']])
  })
})
