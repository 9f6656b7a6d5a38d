import { afterEach, expect, test, vi } from 'vitest'
import { fakeFetch, noContent, problem } from '../testing/fake-api.ts'
import { callApi } from './call-api.ts'

afterEach(() => vi.unstubAllGlobals())

function serve(answer: () => unknown) {
  const { fetch, requests } = fakeFetch({ 'GET /thing': answer, 'PUT /thing': answer })
  vi.stubGlobal('fetch', fetch)
  return requests
}

test('marks every change as coming from the console, and reads as plain requests', async () => {
  const requests = serve(noContent)
  await callApi('/thing')
  await callApi('/thing', { method: 'PUT', body: { a: 1 } })
  expect(requests.map(({ headers }) => headers.get('lectern-console'))).toEqual([null, '1'])
  expect(requests[1]?.body).toEqual({ a: 1 })
})

test('an empty answer is no answer, whatever its status', async () => {
  serve(() => new Response('', { status: 201 }))
  expect(await callApi('/thing')).toBeUndefined()
})

test('a refusal carries its code, detail, reference and the refused fields', async () => {
  serve(() =>
    problem(400, 'request.invalid', 'issuer: no', { errors: [{ path: 'issuer', message: 'no' }, 7] }),
  )
  const refusal = callApi('/thing')
  await expect(refusal).rejects.toMatchObject({
    name: 'ApiProblem',
    status: 400,
    code: 'request.invalid',
    message: 'issuer: no',
    reference: 'K7QW-3MXD',
    fields: [{ path: 'issuer', message: 'no' }],
  })
})

test('the error page of a proxy is a problem too', async () => {
  serve(() => new Response('<h1>Bad gateway</h1>', { status: 502 }))
  await expect(callApi('/thing')).rejects.toMatchObject({ status: 502, code: 'console.unreadable-answer' })
})

test('a server that cannot be reached is a problem with a code of its own', async () => {
  vi.stubGlobal('fetch', async () => {
    throw new TypeError('Failed to fetch')
  })
  await expect(callApi('/thing')).rejects.toMatchObject({ status: 0, code: 'console.unreachable' })
})
