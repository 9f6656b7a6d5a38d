import { describe, expect, test } from 'vitest'
import { memberPages, type MemberPage } from './memberships.ts'
import { moodleServices, recordedMoodle } from './recorded-moodle.ts'

const moodleRoster = {
  url: `${moodleServices}/CourseSection/2/bindings/1/memberships`,
  versions: ['1.0', '2.0'],
}

async function collected(pages: AsyncIterable<MemberPage>): Promise<MemberPage[]> {
  const all: MemberPage[] = []
  for await (const page of pages) all.push(page)
  return all
}

describe('a real Moodle', () => {
  const fourPages = [1, 2, 3, 4].map((page) => `nrps-page-${page}-limit-10`)

  test('is asked page by page exactly as it wants to be', async () => {
    const moodle = recordedMoodle(...fourPages)
    const pages = await collected(memberPages(moodle.connection, moodleRoster, { limit: 10 }))
    expect(moodle.asked).toEqual(moodle.recorded)
    expect(pages.map(({ members }) => members.length)).toEqual([3, 3, 3, 3])
    expect(pages[0]).toMatchObject({
      context: { id: '2', label: 'STAT-101', title: 'Introductory Statistics & Data' },
      unreadable: 0,
      next: `${moodleRoster.url}?limit=10&from=10`,
    })
    expect(pages[0]!.members[0]).toEqual({
      userId: '32',
      roles: ['Learner'],
      role: { role: 'student', scope: 'course', isTestUser: false },
      status: 'Active',
      name: 'Marco Bianchi',
      givenName: 'Marco',
      familyName: 'Bianchi',
      email: 'student27@example.com',
      sourcedId: 'S-0027',
      messages: [],
    })
    expect(pages.at(-1)!.next).toBeUndefined()
  })

  test('is read on from where the reading stopped', async () => {
    const first = recordedMoodle(...fourPages)
    let resume: string | undefined
    for await (const page of memberPages(first.connection, moodleRoster, { limit: 10 })) {
      resume = page.next
      if (first.asked.length === 2) break
    }
    const second = recordedMoodle(...fourPages.slice(2))
    const pages = await collected(memberPages(second.connection, moodleRoster, { limit: 10, from: resume }))
    expect(second.asked).toEqual(second.recorded)
    expect(pages).toHaveLength(2)
  })

  test('loses the role from its next link, and gets it back', async () => {
    const moodle = recordedMoodle('nrps-role-Learner')
    const query = { role: 'Learner', limit: 3 } as const
    const { value: page } = await memberPages(moodle.connection, moodleRoster, query).next()
    expect(queryOf(moodle.asked[0]!.url)).toEqual(queryOf(moodle.recorded[0]!.url))
    expect(queryOf((page as MemberPage).next!)).toEqual({
      limit: '3',
      from: '3',
      role: 'http://purl.imsglobal.org/vocab/lis/v2/membership#Learner',
    })
  })

  test('ignores roles that it does not know, so they are filtered here', async () => {
    const moodle = recordedMoodle('nrps-role-Mentor-none-in-course')
    const { value } = await memberPages(moodle.connection, moodleRoster, { role: 'Mentor' }).next()
    expect(value).toMatchObject({ members: [], unreadable: 0 })
  })

  test('says for a link what its launches carry', async () => {
    const moodle = recordedMoodle('nrps-rlid-1')
    const { value } = await memberPages(moodle.connection, moodleRoster, {
      resourceLinkId: '1',
      limit: 3,
    }).next()
    expect(queryOf(moodle.asked[0]!.url)).toEqual(queryOf(moodle.recorded[0]!.url))
    const [member] = (value as MemberPage).members
    expect(member!.messages).toMatchObject([
      {
        type: 'LtiResourceLinkRequest',
        custom: {},
        outcomes: { url: 'http://localhost:8870/mod/lti/service.php' },
      },
    ])
  })

  test('has a guest with a padded name and an empty id of the SIS', async () => {
    const moodle = recordedMoodle('nrps-site-front-page-course-1 (answered)')
    const { value } = await memberPages(moodle.connection, moodleRoster).next()
    const [guest] = (value as MemberPage).members
    expect(guest).toMatchObject({
      userId: '1',
      name: 'Guest user',
      familyName: undefined,
      sourcedId: undefined,
    })
  })

  test('refuses an unknown link and a withdrawn token in its own words', async () => {
    const unknown = memberPages(recordedMoodle('nrps-rlid-unknown').connection, moodleRoster)
    await expect(unknown.next()).rejects.toMatchObject({ code: 'lti.service-not-found' })
    const twice = recordedMoodle('nrps-error-bad-token', 'nrps-error-bad-token')
    await expect(memberPages(twice.connection, moodleRoster).next()).rejects.toMatchObject({
      code: 'lti.service-unauthorized',
      details: { words: '401 Unauthorized' },
    })
  })
})

const queryOf = (url: string) => Object.fromEntries(new URL(url).searchParams)
