import { expect, test } from 'vitest'
import { noContent, problem, signedOut } from '../testing/fake-api.ts'
import { address, fill, press, renderConsole, sees } from '../testing/render-console.tsx'
import { aCatalog, anApp, anOverview, aSession } from '../testing/samples.ts'

const password = 'correct horse battery'

/** A server with one account, signed out at first. */
function anAccount() {
  let signedIn = false
  const guarded = (answer: () => unknown) => () => (signedIn ? answer() : signedOut())
  return {
    end: () => (signedIn = false),
    begin: () => (signedIn = true),
    routes: {
      'GET /session': guarded(aSession),
      'DELETE /session': guarded(() => {
        signedIn = false
        return noContent()
      }),
      'POST /session': ({ body }: { body: unknown }) => {
        signedIn = (body as { password: string }).password === password
        return signedIn ? noContent() : problem(401, 'console.wrong-credentials', 'No.')
      },
      'GET /overview': guarded(anOverview),
      'GET /apps': guarded(() => aCatalog([anApp(1)])),
    },
  }
}

async function signIn(typed: string) {
  await fill('E-mail', 'dana@fairview.example')
  await fill('Password', typed)
  await press('Sign in')
}

test('whoever is signed out signs in first and then sees the page they asked for', async () => {
  renderConsole('/catalog?q=app&sort=name', anAccount().routes)
  await sees('E-mail')
  await signIn(password)
  await sees('App 1')
  expect(address()).toBe('/console/catalog?q=app&sort=name')
})

test('a wrong password is said plainly and ends nothing', async () => {
  renderConsole('/sign-in', anAccount().routes)
  await sees('E-mail')
  await signIn('wrong')
  await sees('E-mail or password is not right')
  expect(address()).toBe('/console/sign-in')
})

test('too many attempts are told apart from a wrong password', async () => {
  renderConsole('/sign-in', {
    ...anAccount().routes,
    'POST /session': () => problem(429, 'console.too-many-tries', 'Wait.'),
  })
  await sees('E-mail')
  await signIn(password)
  await sees('Too many attempts')
})

test('a session that ends while working leads to sign-in with a notice, and back to the same URL', async () => {
  const account = anAccount()
  account.begin()
  renderConsole('/catalog?q=app', account.routes)
  await sees('App 1')
  account.end()
  await press('Updated')
  await sees('Your session has ended')
  await signIn(password)
  await sees('App 1')
  expect(address()).toBe('/console/catalog?q=app&sort=updated')
})

test('signing out leads to a sign-in page without a notice', async () => {
  const account = anAccount()
  account.begin()
  renderConsole('/catalog', account.routes)
  await sees('App 1')
  await press('Sign out')
  await sees('No account yet')
  expect(address()).toBe('/console/sign-in')
  expect(document.body.textContent).not.toMatch(/App 1|session has ended/)
})
