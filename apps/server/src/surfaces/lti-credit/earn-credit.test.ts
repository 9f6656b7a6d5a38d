import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { holdingsOf, listPlacements, pruneCredits } from '@lectern/catalog'
import { claimNames, serviceScopes } from '@lectern/lti'
import { institution, membership } from '@lectern/lti/testing'
import { creditSchool, type CreditSchool } from '../../testing/credit-school.ts'

let school: CreditSchool
beforeAll(async () => void (school = await creditSchool()))
afterAll(() => school.close())
beforeEach(() => school.startCourse())

describe('opening the app', () => {
  test('gives a student the point in the column of the link, once, and forgets who the platform said it was', async () => {
    const custom = await school.creditLink()
    const { issuer } = school.canvas.platform.registration
    school.services.grades.columns.set('/lineitems/900', {
      item: { id: `${issuer}/lineitems/900`, label: 'Desmos', scoreMaximum: 1 },
      scores: new Map(),
    })
    const grades = { ...school.services.claims[claimNames.grades], lineitem: `${issuer}/lineitems/900` }
    await school.opened({ custom, claims: { [claimNames.grades]: grades }, opens: 3 })
    await school.settled(custom, 'reported')
    expect(school.scores()).toMatchObject([
      {
        userId: school.student,
        scoreGiven: 1,
        scoreMaximum: 1,
        activityProgress: 'Completed',
        gradingProgress: 'FullyGraded',
      },
    ])
    const first = school.scores()[0]!['timestamp']
    await school.opened({ custom, claims: { [claimNames.grades]: grades } })
    await school.server.lectern.jobs.drain()
    expect(school.scores()).toMatchObject([{ timestamp: first }])
    expect(await school.credits(custom['placement'])).toMatchObject([
      { state: 'reported', sealed_recipient: null },
    ])
    const [{ person_id: personId } = { person_id: undefined }] = await school.credits(custom['placement'])
    expect(await holdingsOf(school.scope, { personIds: [personId!], sourcedIdHashes: [] })).toMatchObject({
      credits: [{ app: 'Desmos', course: school.course, state: 'reported' }],
    })
    expect(await school.creditFor(custom)).toMatchObject({
      score: { given: 1, maximum: 1 },
      openedAt: expect.any(String),
      reportedAt: expect.any(String),
      words: null,
    })
  })

  test('keeps who it was sealed until then, and gives nothing for a launch alone, nor for use without opening', async () => {
    const custom = await school.creditLink()
    await school.opened({ custom, opens: 0, uses: 1 })
    await school.settled(custom, 'waiting')
    const [row] = await school.credits(custom['placement'])
    expect(row!.sealed_recipient).toMatch(/^eyJ/)
    expect(row!.sealed_recipient).not.toContain(
      Buffer.from(school.student).toString('base64url').slice(0, 12),
    )
    expect(school.scores()).toEqual([])
    await school.scope.query(`update lectern.credit set noted_at = now() - interval '25 hours'`)
    await pruneCredits(school.scope)
    expect(await school.credits(custom['placement'])).toEqual([])
  })

  test('finds the column by app and tag, and makes one only where there is none', async () => {
    const custom = await school.creditLink()
    await school.opened({ custom })
    await school.settled(custom, 'reported')
    expect(school.columns()).toMatchObject([
      { item: { label: 'Desmos', scoreMaximum: 1, resourceId: school.desmos, tag: 'lectern-credit' } },
    ])
    school.student = `student-${randomUUID()}`
    await school.opened({ custom })
    await expect.poll(school.scores).toHaveLength(2)
    expect(school.columns()).toHaveLength(1)
  })

  test('makes one column when a whole class opens it at once', async () => {
    const custom = await school.creditLink()
    await Promise.all(
      Array.from({ length: 6 }, (_, index) =>
        school.opened({ custom, claims: { sub: `${school.student}-${index}` } }),
      ),
    )
    await expect.poll(school.scores, { timeout: 15_000 }).toHaveLength(6)
    expect(school.columns()).toHaveLength(1)
  })

  test('is not taken where there is no column and none may be made', async () => {
    const custom = await school.creditLink()
    const grades = {
      ...school.services.claims[claimNames.grades],
      scope: [serviceScopes.scores, serviceScopes.lineItemsReadOnly],
    }
    await school.opened({ custom, claims: { [claimNames.grades]: grades } })
    await school.settled(custom, 'refused')
    expect(await school.creditFor(custom)).toMatchObject({ reason: 'no-column' })
    expect(school.columns()).toEqual([])
  })

  test('gives nothing to teachers, observers, test users, or by links that promise none', async () => {
    const custom = await school.creditLink()
    await school.opened({ custom, role: 'teacher' })
    await school.opened({ custom, role: 'observer' })
    const roles = [`${membership}Learner`, `http://purl.imsglobal.org/vocab/lti/system/person#TestUser`]
    await school.opened({ custom, claims: { [claimNames.roles]: roles } })
    await school.opened({ custom, claims: { [claimNames.roles]: [`${institution}Faculty`] } })
    await school.opened({ custom: { app: school.desmos, placement: custom['placement']! } })
    await school.server.lectern.jobs.drain()
    expect(await school.credits(custom['placement'])).toEqual([])
    expect(school.scores()).toEqual([])
  })

  test('is one per course: the copy of a link has a credit and a column of its own', async () => {
    const custom = await school.creditLink()
    await school.opened({ custom })
    await school.settled(custom, 'reported')
    school.course = `copy-of-${school.course}`
    await school.opened({ custom, claims: { [claimNames.resourceLink]: { id: 'copied-link' } } })
    const copy = async () =>
      (await listPlacements(school.scope, school.canvas.installationId, 1000)).find(
        ({ copiedFrom }) => copiedFrom === custom['placement'],
      )
    await expect
      .poll(async () => (await school.credits((await copy())?.id ?? 'none'))[0]?.state)
      .toBe('reported')
  })
})
