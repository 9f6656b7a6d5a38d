import { expect, test } from 'vitest'
import { problem, signedOut } from '../testing/fake-api.ts'
import { address, fill, press, renderConsole, sees } from '../testing/render-console.tsx'
import { anOverview, aSession } from '../testing/samples.ts'

function anInvitation() {
  let accepted = false
  return {
    'GET /session': () => (accepted ? aSession() : signedOut()),
    'GET /overview': () => anOverview(),
    'POST /invitation/check': () => ({ district: { name: 'Fairview Schools' } }),
    'POST /invitation/accept': () => {
      accepted = true
      return new Response('', { status: 201 })
    },
  }
}

test('the invitation makes an account and signs it in; the token travels in bodies only', async () => {
  const requests = renderConsole('/setup#token=secret-token', anInvitation())
  await fill('Your name', 'Dana Whitfield')
  await fill('E-mail', 'dana@fairview.example')
  await fill('Password', 'a long enough password')
  await press('Create account and sign in')
  await sees('Adoption over time')
  expect(address()).toBe('/console/')
  expect(location.hash).toBe('')
  const accept = requests.find(({ path }) => path === '/invitation/accept')
  expect(accept?.body).toEqual({
    token: 'secret-token',
    name: 'Dana Whitfield',
    email: 'dana@fairview.example',
    password: 'a long enough password',
  })
})

test('a password under twelve characters is refused before it is sent', async () => {
  const requests = renderConsole('/setup#token=secret-token', anInvitation())
  await fill('Your name', 'Dana Whitfield')
  await fill('E-mail', 'dana@fairview.example')
  await fill('Password', 'elevenchars')
  await press('Create account and sign in')
  await sees('Use at least 12 characters.')
  expect(requests.some(({ path }) => path === '/invitation/accept')).toBe(false)
})

test('a used or expired invitation says so and how to get another', async () => {
  renderConsole('/setup#token=old', {
    ...anInvitation(),
    'POST /invitation/check': () => problem(404, 'invitation.unusable', 'Used before.'),
  })
  await sees('This invitation cannot be used any more')
  await sees('npm run lectern -- admin invite')
})

test('a link without its token says the same', async () => {
  renderConsole('/setup', anInvitation())
  await sees('This invitation cannot be used any more')
})
