import { publicCloud } from '../cloud.ts'
import { graphError } from './graph-route.ts'

interface BatchedRequest {
  id: string
  method: string
  url: string
  body?: Record<string, unknown>
}

/** `/$batch`: up to 20 calls relative to the version root, each answered by itself and in no order (Graph "Combine multiple requests"). */
export async function answerBatch(
  { requests }: Record<string, unknown>,
  answer: (method: string, url: URL, body: Record<string, unknown>) => Promise<Response>,
): Promise<Response> {
  const items = requests as BatchedRequest[]
  if (!Array.isArray(items) || items.length === 0 || items.length > 20)
    return graphError(400, 'BadRequest', 'Between 1 and 20 requests.')
  if (items.some(({ url }) => !/^\/(?!v1\.0)/.test(String(url))))
    return graphError(400, 'BadRequest', 'Invalid batch: the url must be relative to the version.')
  const responses = await Promise.all(
    items.map(async ({ id, method, url, body = {} }) => {
      const one = await answer(method, new URL(`${publicCloud.graph}${url}`), body)
      const text = await one.text()
      return {
        id,
        status: one.status,
        headers: Object.fromEntries(one.headers),
        ...(text !== '' && { body: JSON.parse(text) as unknown }),
      }
    }),
  )
  return Response.json({ responses: responses.toReversed() })
}
