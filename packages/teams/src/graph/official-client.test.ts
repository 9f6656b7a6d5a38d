import {
  AuthenticationHandler,
  Client,
  GraphError,
  PageIterator,
  RetryHandler,
  RetryHandlerOptions,
  type Context,
  type Middleware,
} from '@microsoft/microsoft-graph-client'
import type { EducationClass } from '@microsoft/microsoft-graph-types'
import { beforeEach, expect, test } from 'vitest'
import {
  classIds,
  graphError,
  signingKeys,
  simulatedMicrosoft,
  tenantIds,
  type SimulatedMicrosoft,
} from '../testing/index.ts'

/** Microsoft's own client against the simulator: it must find there what it finds at Microsoft. */
const keys = await signingKeys('https://login.microsoftonline.com/{tenantid}/v2.0')
let microsoft: SimulatedMicrosoft
let client: Client
beforeEach(async () => {
  microsoft = await simulatedMicrosoft({ keys })
  const authentication = new AuthenticationHandler({
    getAccessToken: async () => (await microsoft.tokens.appOnly(tenantIds.fairview)).value,
  })
  const retry = new RetryHandler(new RetryHandlerOptions(0))
  const network: Middleware = {
    async execute(context: Context) {
      const address = typeof context.request === 'string' ? context.request : context.request.url
      context.response = await microsoft.graph.fetch(address, context.options as RequestInit)
    },
  }
  authentication.setNext(retry)
  retry.setNext(network)
  client = Client.initWithMiddleware({ middleware: authentication })
})

test('reads lists page by page', async () => {
  const first = (await client.api('/education/classes').top(1).get()) as { value: EducationClass[] }
  const names: (string | null | undefined)[] = []
  const iterator = new PageIterator(client, first, (one: EducationClass) => {
    names.push(one.displayName)
    return true
  })
  await iterator.iterate()
  expect(names).toEqual(['Biology 9', 'Algebra 1'])
})

test('understands its errors', async () => {
  const failure: unknown = await client
    .api(`/education/classes/${crypto.randomUUID()}/members`)
    .get()
    .catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(GraphError)
  expect(failure).toMatchObject({ statusCode: 404, code: 'Request_ResourceNotFound' })
})

test('waits as its throttled answers ask', async () => {
  microsoft.graph.failNext(/schools/, async () =>
    graphError(429, 'TooManyRequests', '', { 'retry-after': '0' }),
  )
  await expect(client.api('/education/schools').get()).resolves.toMatchObject({ value: [{}] })
})

test('is answered batches, and refused the addresses that its own Request objects write', async () => {
  const url = `/education/classes/${classIds.biology}/teachers`
  const answer = (await client.api('/$batch').post({ requests: [{ id: '1', method: 'GET', url }] })) as {
    responses: unknown[]
  }
  expect(answer.responses).toMatchObject([{ id: '1', status: 200 }])
  await expect(
    client.api('/$batch').post({ requests: [{ id: '1', method: 'GET', url: `/v1.0${url}` }] }),
  ).rejects.toMatchObject({ statusCode: 400 })
})
