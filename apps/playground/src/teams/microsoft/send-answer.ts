import type { Request, Response as HttpResponse } from 'express'

/** What a simulator answered, over HTTP. */
export async function sendAnswer(response: HttpResponse, answer: Response): Promise<void> {
  response.status(answer.status)
  for (const [name, value] of answer.headers) response.set(name, value)
  response.set('cache-control', 'no-store').send(Buffer.from(await answer.arrayBuffer()))
}

/** The body as text, which `express.raw` has read; empty where there was none. */
export const bodyOf = ({ body }: Request): string => (Buffer.isBuffer(body) ? body.toString() : '')

export const formOf = (request: Request): URLSearchParams => new URLSearchParams(bodyOf(request))
