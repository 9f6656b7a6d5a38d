import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { creditSchool, type CreditSchool } from '../../testing/credit-school.ts'

let school: CreditSchool
beforeAll(async () => void (school = await creditSchool()))
afterAll(() => school.close())
beforeEach(() => school.startCourse())

describe('picking with credit', () => {
  test('declares a column of one point for what the teacher chose, and for nothing else', async () => {
    const { offered, items } = await school.picked()
    expect(offered).toBe(true)
    expect(items[0]).toMatchObject({
      custom: { app: school.desmos, credit: '1' },
      lineItem: {
        label: 'Desmos',
        scoreMaximum: 1,
        resourceId: school.desmos,
        tag: 'lectern-credit',
        submissionReview: {
          url: `${school.server.url}/lti/launch`,
          custom: { app: school.desmos, placement: items[0]!.custom['placement'] },
        },
      },
    })
    expect(items[1]).not.toHaveProperty('lineItem')
    expect(items[1]!.custom).not.toHaveProperty('credit')
  })

  test('is not offered, and not given, where the platform takes no columns or the district has it off', async () => {
    const refusing = await school.picked({ accept_lineitem: false })
    expect(refusing.offered).toBe(false)
    expect(refusing.items[0]).not.toHaveProperty('lineItem')
    expect(refusing.items[0]!.custom).not.toHaveProperty('credit')
    const switched = (enabled: boolean) =>
      school.director(`/installations/${school.canvas.installationId}/features`, {
        method: 'PUT',
        body: { feature: 'credit', enabled },
      })
    await switched(false)
    const off = await school.picked()
    expect(off.offered).toBe(false)
    expect(off.items[0]!.custom).not.toHaveProperty('credit')
    await switched(true)
  })
})
