import type { CourseRoster } from '@lectern/api-contracts'
import { expect, test } from 'vitest'
import { press, renderConsole, sees } from '../testing/render-console.tsx'
import { anInstallation, aRoster, aSession, aList, withRosters } from '../testing/samples.ts'

const path = `/installations/${anInstallation().id}`
const runPath = `${path}/rosters/${aRoster().contextId}/run`
const running: CourseRoster = aRoster({
  run: { status: 'running', finishedAt: null, pages: 4, members: { value: 400 }, progress: 0.4 },
})

/** A server whose class lists a test can move on. */
function aServer(...courses: CourseRoster[]) {
  const server = { courses }
  const details = () => anInstallation(withRosters(...server.courses))
  const order = (course: CourseRoster) => () => {
    server.courses = [course]
    return course
  }
  const routes = {
    'GET /session': aSession,
    'GET /installations': () => aList([details()]),
    [`GET ${path}`]: details,
    [`POST ${runPath}`]: order(running),
    [`DELETE ${runPath}`]: order(aRoster({ run: { status: 'cancelled' } })),
  }
  return { server, routes }
}

test('a page that is opened while a class list is read shows how far it is, and follows it to its end', async () => {
  const { server, routes } = aServer(running)
  renderConsole(path, routes)
  await sees('4 pages read: 400 people')
  const bar = document.querySelector('progress')
  expect([bar?.value, bar?.max, bar?.getAttribute('aria-label')]).toEqual([
    0.4,
    1,
    'Progress of the class list of Biology 9',
  ])
  server.courses = [aRoster({ members: { value: 1_000 } })]
  await sees('1,000 people')
  await expect.poll(() => document.querySelector('progress')).toBeNull()
})

test('a class list is read on demand, and the reading can be stopped', async () => {
  renderConsole(path, aServer(aRoster()).routes)
  await press('Read the class list of Biology 9 now')
  await press('Stop reading the class list of Biology 9')
  await sees('Cancelled')
})

test('a small class is not counted out, in the list nor in the steps', async () => {
  renderConsole(path, aServer(aRoster({ members: { fewerThan: 10 } })).routes)
  await sees('Biology 9: fewer than 10')
  await sees('1 of 1 course has a complete class list.')
})

test('a failure is told in the words of the platform, with what to do and what still holds', async () => {
  const failed = { status: 'failed' as const, message: 'The platform answers "500 Oops".' }
  renderConsole(
    path,
    aServer(aRoster({ run: { ...failed, startedAt: '2026-11-21T10:00:00Z', finishedAt: null } })).routes,
  )
  await sees('The platform answers "500 Oops".')
  await sees('still holds')
  await sees('A class list could not be read')
})

test('a denial is no alarm: not allowed, and where to allow it', async () => {
  renderConsole(
    path,
    aServer(aRoster({ run: { status: 'failed', denied: true, message: 'It says "403".' } })).routes,
  )
  await sees('Not allowed')
  await sees('Allow class lists for Lectern in Canvas')
})

test('before the first list the page says how one comes', async () => {
  renderConsole(path, aServer().routes)
  await sees('Open Lectern in a course of Canvas once')
})
