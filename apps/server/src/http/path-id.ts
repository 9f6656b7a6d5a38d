import type { Request } from 'express'
import { Problem } from '@lectern/problem'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** The `:id` of the path, or another one there. What is not a UUID names nothing. */
export function idOf<Id extends string>(req: Request, name = 'id'): Id {
  const id = String(req.params[name])
  if (!uuid.test(id))
    throw new Problem({ kind: 'not-found', code: 'request.unknown-id', message: 'There is no such thing.' })
  return id.toLowerCase() as Id // the district's own tables decide whether it names anything
}
