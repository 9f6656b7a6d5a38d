import type { IncomingMessage } from 'node:http'
import type { RequestHandler } from 'express'
import { Problem } from '@lectern/problem'

/** A request whose form, if it has one, stands unparsed in `body`: a parser would hide duplicated parameters. */
export type FormRequest = IncomingMessage & { body?: unknown }

const maxBytes = 128 * 1024

/** Reads an `application/x-www-form-urlencoded` body into `body`; anything else stays unread. */
export function readForm(req: FormRequest): Promise<void> {
  return new Promise((resolve, reject) => {
    if (!req.headers['content-type']?.startsWith('application/x-www-form-urlencoded')) return resolve()
    const chunks: Buffer[] = []
    let size = 0
    req.on('data', (chunk: Buffer) => {
      size += chunk.length
      // The rest is let through and dropped, so that the answer can still be read.
      if (size > maxBytes) reject(tooLarge())
      else chunks.push(chunk)
    })
    req.on('end', () => {
      req.body = (chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)).toString()
      resolve()
    })
    req.on('error', reject)
  })
}

/** The same for Express. */
export const formReader: RequestHandler = (req, _res, next) => {
  readForm(req).then(() => next(), next)
}

/** The parameters of a GET's query or a POST's form. */
export function parametersOf({ method, url = '', body }: FormRequest): URLSearchParams {
  if (method === 'POST') return new URLSearchParams(typeof body === 'string' ? body : '')
  const start = url.indexOf('?')
  return new URLSearchParams(start < 0 ? '' : url.slice(start + 1))
}

const tooLarge = (): Problem =>
  new Problem({ kind: 'too-large', code: 'request.too-large', message: 'The form is larger than 128 KiB.' })
