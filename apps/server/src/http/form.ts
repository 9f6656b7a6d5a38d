import { text, type Request, type RequestHandler } from 'express'

/** Reads `application/x-www-form-urlencoded` bodies unparsed, because a parser hides duplicated parameters. */
export const readForm: RequestHandler = text({ type: 'application/x-www-form-urlencoded', limit: '128kb' })

/** The parameters of a GET's query or a POST's form. */
export function parametersOf(req: Request): URLSearchParams {
  if (req.method === 'POST') return new URLSearchParams(typeof req.body === 'string' ? req.body : '')
  const start = req.url.indexOf('?')
  return new URLSearchParams(start < 0 ? '' : req.url.slice(start + 1))
}
