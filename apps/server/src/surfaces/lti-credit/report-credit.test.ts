import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { claimNames, serviceScopes } from '@lectern/lti'
import { secretKeys } from '../../secret-keys.ts'
import { creditSchool, type CreditRow, type CreditSchool, type Opening } from '../../testing/credit-school.ts'
import { reportCreditJob } from '../credit/credit-jobs.ts'
import { sealRecipient } from '../credit/recipient.ts'

let school: CreditSchool
beforeAll(async () => void (school = await creditSchool()))
afterAll(() => school.close())
beforeEach(() => school.startCourse())

describe('a platform that does not take it', () => {
  /** Straight to its column, with the access token of an earlier one: the score is the next call. */
  async function onlyTheScore(): Promise<Opening> {
    const lineitem = `${school.canvas.platform.registration.issuer}/lineitems/901`
    school.services.grades.columns.set('/lineitems/901', { item: { id: lineitem }, scores: new Map() })
    const claims = { [claimNames.grades]: { ...school.services.claims[claimNames.grades], lineitem } }
    const first = await school.creditLink()
    await school.opened({ custom: first, claims })
    await school.settled(first, 'reported')
    school.student = `student-${randomUUID()}`
    return { custom: await school.creditLink(), claims }
  }

  test.each([
    [409, 'Refusing score with an earlier timestamp', 'not-later'],
    [400, 'timestamp must be later', 'not-later'],
    [422, 'User is not a student', 'not-gradable'],
    [404, 'not enrolled', 'not-found'],
    [403, 'Forbidden for this person', 'lti.service-forbidden'],
  ])('with %i (%s) is understood, told and not asked again', async (status, words, reason) => {
    const opening = await onlyTheScore()
    school.services.failNext(
      () => new Response(JSON.stringify({ reason: words }), { status, statusText: words }),
    )
    await school.opened(opening)
    await school.settled(opening.custom, 'refused')
    const credit = await school.creditFor(opening.custom)
    expect(credit).toMatchObject({ reason, words: expect.stringContaining(words) })
    expect((await school.credits(opening.custom['placement']))[0]).toMatchObject({ sealed_recipient: null })
    expect(school.scores().map(({ userId }) => userId)).not.toContain(school.student)
  })

  test('because it is away for a moment gets it later', async () => {
    const opening = await onlyTheScore()
    school.services.failNext(() => new Response('', { status: 503 }))
    await school.opened(opening)
    await school.settled(opening.custom, 'reported')
    expect(school.scores().map(({ userId }) => userId)).toContain(school.student)
  })

  test('gives it on a later launch to somebody who is enrolled by then', async () => {
    const opening = await onlyTheScore()
    school.services.failNext(() => new Response('', { status: 422 }))
    await school.opened(opening)
    await school.settled(opening.custom, 'refused')
    await school.opened(opening)
    await school.settled(opening.custom, 'reported')
  })
})

test('a credit that was told and not noted is told again, later, and is still one', async () => {
  const custom = await school.creditLink()
  await school.opened({ custom })
  await school.settled(custom, 'reported')
  const before = String(school.scores()[0]!['timestamp'])
  // As a process leaves it that dies between the platform's answer and its own note.
  const [row] = await school.credits(custom['placement'])
  const again = await creditAsBefore(row!)
  await school.server.lectern.jobs.enqueue(reportCreditJob, again)
  await school.settled(custom, 'reported')
  expect(school.scores()).toHaveLength(1)
  expect(Date.parse(String(school.scores()[0]!['timestamp']))).toBeGreaterThan(Date.parse(before))
})

/** Due, as it was when it was told. */
async function creditAsBefore({ placement_id: placementId, person_id: personId }: CreditRow) {
  const keys = await secretKeys(school.server.config)
  const sealed = await sealRecipient(
    {
      by: 'grades',
      deploymentId: school.canvas.platform.deploymentId,
      userId: school.student,
      scopes: Object.values(serviceScopes),
      lineItemsUrl: `${school.canvas.platform.registration.issuer}/lineitems`,
    },
    placementId,
    keys.of('credit recipients'),
  )
  await school.scope.query(
    `update lectern.credit c set state = 'due', sealed_recipient = $3, reported_at = null
     where c.placement_id = $1 and c.person_id = $2`,
    [placementId, personId, sealed],
  )
  return { districtId: school.scope.districtId, placementId, personId }
}
