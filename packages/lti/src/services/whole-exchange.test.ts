import { exportJWK, generateKeyPair } from 'jose'
import { describe, expect, test } from 'vitest'
import { claimNames } from '../launch/claims.ts'
import { remoteKeys } from '../platform/keys.ts'
import {
  aLaunch,
  simulatedPlatform,
  simulatedServices,
  simulatedTool,
  type ServiceOptions,
} from '../testing/index.ts'
import { ensureLineItem, updateLineItem } from './line-items.ts'
import { memberPages } from './memberships.ts'
import { noticeClaimNames } from './notice.ts'
import { readNoticeHandlers, setNoticeHandler } from './notice-handlers.ts'
import { platformConnections } from './platform-connection.ts'
import { listResults } from './results.ts'
import { postScore, type Score } from './scores.ts'
import { serviceScopes } from './service-scopes.ts'
import { serviceTokens } from './service-tokens.ts'
import { verifyNotices } from './verify-notices.ts'

const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true })
const signingKey = { kid: 'tool-key-1', privateJwk: await exportJWK(privateKey) }
const toolKeys = { keys: [{ ...(await exportJWK(publicKey)), kid: 'tool-key-1' }] }

/** A launch, and what a tool then does with the services that it offered. */
async function launched(options: Omit<ServiceOptions, 'toolKeys'> = {}) {
  const platform = await simulatedPlatform()
  const simulated = simulatedServices(platform, { toolKeys, ...options })
  const launch = await simulatedTool([platform]).launch(platform, aLaunch({ claims: simulated.claims }))
  const { fetch } = simulated
  const tokens = serviceTokens({ signingKey: () => signingKey, fetch })
  const connect = platformConnections({ tokens, fetch, wait: async () => {} })
  const connection = connect(simulated.registration, launch.deploymentId)
  return { platform, simulated, connection, offered: launch.claims.services }
}

const people = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    user_id: `user-${index}`,
    roles: [index % 10 === 0 ? 'Instructor' : 'Learner'],
  }))

const done: Score = {
  userId: 'user-1',
  score: { given: 1, maximum: 1 },
  activityProgress: 'Completed',
  gradingProgress: 'FullyGraded',
}
const wanted = { label: 'Course finished', scoreMaximum: 1, resourceId: 'course-7' }

describe.each(['strict', 'moodle'] as const)('with a platform of the kind %s', (kind) => {
  test('a roster of ten thousand is read in a hundred pages by one token, and on after a kill', async () => {
    const { simulated, connection, offered } = await launched({ kind, people: people(10_000) })
    const seen: string[] = []
    let pages = 0
    let resume: string | undefined
    for await (const page of memberPages(connection, offered.memberships)) {
      seen.push(...page.members.map(({ userId }) => userId))
      resume = page.next
      if (++pages === 40) break // killed here
    }
    for await (const page of memberPages(connection, offered.memberships, { from: resume })) {
      seen.push(...page.members.map(({ userId }) => userId))
      pages++
    }
    expect(pages).toBe(100)
    expect(seen).toEqual(people(10_000).map((person) => person.user_id))
    expect(simulated.tokens.grants()).toBe(1)
  })

  test('differences tell who left since the roster was read', async () => {
    const left = { user_id: 'user-1', roles: ['Learner'], status: 'Deleted' }
    const { connection, offered } = await launched({ kind, people: people(150), changes: () => [left] })
    let differences: string | undefined
    for await (const page of memberPages(connection, offered.memberships)) differences = page.differences
    const statuses: string[] = []
    for await (const { members } of memberPages(connection, offered.memberships, { from: differences }))
      statuses.push(...members.map(({ userId, status }) => `${userId} ${status}`))
    expect(statuses).toEqual(['user-1 Deleted'])
  })

  test('the teachers of a course are found on every page', async () => {
    const { connection, offered } = await launched({ kind, people: people(1_000) })
    const teachers: string[] = []
    for await (const { members } of memberPages(connection, offered.memberships, {
      role: 'Instructor',
      limit: 30,
    }))
      teachers.push(...members.map(({ userId }) => userId))
    expect(teachers).toHaveLength(100)
  })

  test('a completion reaches the gradebook, in one column however often it is made', async () => {
    const { simulated, connection, offered } = await launched({ kind })
    const column = await ensureLineItem(connection, offered.grades, wanted)
    expect(await ensureLineItem(connection, offered.grades, wanted)).toEqual(column)
    expect(simulated.grades.columns.size).toBe(1)
    const changed = { ...wanted, label: 'Finished', url: column.url }
    expect(await updateLineItem(connection, offered.grades, changed)).toMatchObject({ label: 'Finished' })

    const first = await postScore(connection, offered.grades, column.url, done)
    expect(first).toMatchObject({ outcome: 'stored' })
    const after = 'timestamp' in first ? first.timestamp : undefined
    expect(await postScore(connection, offered.grades, column.url, done, { after })).toMatchObject({
      outcome: 'stored',
    })
    const results = []
    for await (const result of listResults(connection, offered.grades, column.url)) results.push(result)
    expect(results).toEqual([{ userId: 'user-1', score: { given: 1, maximum: 1 } }])
  })

  test('a score that is older than what stands there is not later', async () => {
    const { connection, offered } = await launched({ kind })
    const { url } = await ensureLineItem(connection, offered.grades, wanted)
    const at = (time: string) =>
      postScore(connection, offered.grades, url, done, { now: () => new Date(time) })
    await at('2026-11-22T10:00:00Z')
    expect(await at('2026-11-22T09:00:00Z')).toMatchObject({ outcome: 'not-later' })
  })
})

test('goes on when the platform withdrew its tokens, failed and was overloaded', async () => {
  const { simulated, connection, offered } = await launched({ people: people(300) })
  const seen = new Set<string>()
  for await (const { members } of memberPages(connection, offered.memberships)) {
    for (const { userId } of members) seen.add(userId)
    simulated.tokens.withdrawAll()
    simulated.failNext(
      () => new Response('', { status: 503 }),
      () => new Response('', { status: 429, headers: { 'retry-after': '1' } }),
    )
  }
  expect(seen.size).toBe(300)
})

test('a score whose answer was lost is stored by the repetition', async () => {
  const { simulated, connection, offered } = await launched({ kind: 'moodle' })
  const { url } = await ensureLineItem(connection, offered.grades, wanted)
  const first = await postScore(connection, offered.grades, url, done)
  simulated.failNext(async (answer) => {
    expect((await answer()).status).toBe(200)
    return new Response('', { status: 502 })
  })
  const after = 'timestamp' in first ? first.timestamp : undefined
  const score = { ...done, comment: 'again' }
  expect(await postScore(connection, offered.grades, url, score, { after })).toMatchObject({
    outcome: 'stored',
  })
})

test('every attempt to get a token has its own assertion, because the one before may have arrived', async () => {
  const { simulated, connection, offered } = await launched({ people: people(1) })
  simulated.failNext(async (answer) => {
    expect((await answer()).status).toBe(200)
    return new Response('', { status: 502 })
  })
  expect((await memberPages(connection, offered.memberships).next()).value).toMatchObject({ members: [{}] })
  expect(simulated.tokens.grants()).toBe(2)
})

test('a tool that was granted less is told what was missing', async () => {
  const { connection, offered } = await launched({ scopes: [serviceScopes.scores] })
  await expect(memberPages(connection, offered.memberships).next()).rejects.toMatchObject({
    code: 'lti.service-token-refused',
    details: { words: '400: invalid_scope', scopes: [serviceScopes.memberships] },
  })
})

test('after a subscription the copy of a course is announced', async () => {
  const { platform, simulated, connection, offered } = await launched()
  const handler = new URL('https://tool.example/lti/notices')
  await setNoticeHandler(connection, offered.notices, { noticeType: 'LtiContextCopyNotice', handler })
  expect(await readNoticeHandlers(connection, offered.notices)).toEqual([
    { noticeType: 'LtiContextCopyNotice', handler: handler.href },
  ])
  expect([...simulated.notices.handlers.keys()]).toEqual(['LtiContextCopyNotice'])

  const jwt = await platform.signLaunch({
    [claimNames.version]: '1.3.0',
    [claimNames.context]: { id: 'course-2' },
    [noticeClaimNames.notice]: { id: 'n-1', type: 'LtiContextCopyNotice' },
    [noticeClaimNames.originContexts]: ['course-1'],
  })
  const received = await verifyNotices(
    { notices: [{ jwt }] },
    {
      findRegistration: () => simulated.registration,
      keys: remoteKeys({ fetch: async () => Response.json(platform.jwks()) }),
      deploymentStatus: () => 'active',
    },
  )
  expect(received).toMatchObject([
    { verified: { notice: { context: { id: 'course-2' }, originContexts: ['course-1'] } } },
  ])
})
