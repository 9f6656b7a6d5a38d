import { expect, test } from 'vitest'
import { authenticationRequestIn } from './authentication-request.ts'

const endpoint = 'http://127.0.0.1:8899/authorize'
const address = `${endpoint}?state=s-1&nonce=n%201`
const page = (body: string) => ({ status: 200, url: 'https://tool.example/login', body })

test.each([
  ['a redirect', { ...page(''), status: 302, location: address }],
  ['a link', page(`<a href="${address.replaceAll('&', '&amp;')}">Continue</a>`)],
  ['a refreshing page', page(`<meta http-equiv="refresh" content="0;url=${address}">`)],
  ['a script', page(`<script>location.replace('${address}')</script>`)],
  [
    'JSON in a script',
    page(`<script>go({"url":"${address.replaceAll('/', '\\/').replaceAll('&', '\\u0026')}"})</script>`),
  ],
  [
    'a form that is filled in',
    page(`<form action="/other"><input name=state value=wrong></form>
      <form method='post' action='${endpoint}'><input type="hidden" name="state" value="s-1">
      <input value='n&#x20;1' name='nonce'></form>`),
  ],
  [
    'a form whose address has a query',
    page(`<form action="${endpoint}?state=s-1"><input name="nonce" value="n 1"></form>`),
  ],
])('finds the request of a tool in %s', (_, answer) => {
  const request = authenticationRequestIn(answer, endpoint)
  expect(Object.fromEntries(request ?? [])).toEqual({ state: 's-1', nonce: 'n 1' })
})

test.each([
  ['goes elsewhere', { ...page(''), status: 302, location: 'https://elsewhere.example/authorize?state=s-1' }],
  ['names the platform without asking it', page(`The platform ${endpoint} is not known here.`)],
])('finds none where a tool %s', (_, answer) => {
  expect(authenticationRequestIn(answer, endpoint)).toBeUndefined()
})
