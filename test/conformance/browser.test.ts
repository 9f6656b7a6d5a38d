import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { openBrowser } from './browser.ts'

async function site(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1')
  onTestFinished(() => void server.close())
  await once(server, 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}` // TCP: no other address
}

/** Sets what `set` says, and shows the cookies that came. */
const cookieSite = () =>
  site(({ url, headers }, res) => {
    const cookies = new URL(url!, 'http://tool.example').searchParams.getAll('set')
    res.setHeader('set-cookie', cookies).end(headers.cookie ?? '')
  })

test('keeps cookies until they are taken away, by age or by date', async () => {
  const url = await cookieSite()
  const browser = openBrowser([])
  const set = (...cookies: string[]) =>
    browser.get(`${url}?${new URLSearchParams(cookies.map((one) => ['set', one]))}`)
  await set('a=1; Secure; Max-Age=600', 'b=2=2', 'c=3; Expires=Wed, 01 Jan 2200 00:00:00 GMT')
  expect((await browser.get(url)).body).toBe('a=1; b=2=2; c=3')
  await set('a=; Max-Age=0', 'c=; Expires=Thu, 01 Jan 1970 00:00:00 GMT')
  expect((await browser.get(url)).body).toBe('b=2=2')
})

test('a copy has the same cookies, and goes its own way', async () => {
  const url = await cookieSite()
  const browser = openBrowser([])
  await browser.get(`${url}?set=a=1`)
  const copy = browser.copy()
  await browser.get(`${url}?set=a=2`)
  expect((await copy.get(url)).body).toBe('a=1')
})

test('follows redirects on sites that it knows, and stops where they end', async () => {
  const other = await site((_, res) => res.end('other'))
  const url = await site(({ url: path }, res) =>
    res.writeHead(303, { location: path === '/' ? '/next' : other }).end(),
  )
  expect(await openBrowser([]).post(url, new URLSearchParams())).toMatchObject({
    status: 303,
    location: `${other}/`,
  })
  expect(await openBrowser([other]).get(url)).toMatchObject({ status: 200, body: 'other' })
})

test('gives up on redirects that lead in a circle', async () => {
  const url = await site((_, res) => res.writeHead(302, { location: '/' }).end())
  await expect(openBrowser([]).get(url)).rejects.toThrow('more than 10 redirects')
})
