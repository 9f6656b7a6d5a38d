import { expect, test } from 'vitest'
import { press, renderConsole, sees } from '../testing/render-console.tsx'
import {
  anInstallation,
  aRegistration,
  aRoster,
  aSession,
  rosterNeeds,
  aList,
  withRosters,
} from '../testing/samples.ts'

const off = anInstallation({ lti: aRegistration, featureNeeds: [rosterNeeds] })
const on = anInstallation(withRosters(aRoster()))
const path = `/installations/${off.id}`
const routes = (installation: typeof off) => ({
  'GET /session': aSession,
  'GET /installations': () => aList([installation]),
  [`GET ${path}`]: () => installation,
  [`PUT ${path}/features`]: () => installation,
})
const sent = (requests: ReturnType<typeof renderConsole>) =>
  requests.find(({ method }) => method === 'PUT')?.body

test('a feature says what it does, asks for and takes, and is switched on with one press', async () => {
  const requests = renderConsole(path, routes(off))
  await sees('See who is in a course (Names and Roles)')
  await sees('Names and e-mail are not kept')
  await press('Switch on: Class lists')
  await expect.poll(() => sent(requests)).toEqual({ feature: 'roster', enabled: true })
})

test('what is to be allowed in the platform can be copied from there', async () => {
  renderConsole(path, routes(off))
  await press('What to change in Canvas')
  await sees('Admin → Developer Keys')
  await sees(rosterNeeds.scopes[0]!)
})

test('switching class lists off says what is deleted and asks first', async () => {
  const requests = renderConsole(path, routes(on))
  await press('Switch off: Class lists')
  await sees('The class lists that were read from Canvas and the addresses they came from are deleted')
  expect(sent(requests)).toBeUndefined()
  await press('Switch off and delete')
  await expect.poll(() => sent(requests)).toEqual({ feature: 'roster', enabled: false })
})

test('a permission that has no name yet shows its own', async () => {
  const needs = { feature: 'credit' as const, scopes: ['https://scope.example/new'], messages: [] }
  renderConsole(path, routes(anInstallation({ lti: aRegistration, featureNeeds: [needs] })))
  await sees('https://scope.example/new')
})
