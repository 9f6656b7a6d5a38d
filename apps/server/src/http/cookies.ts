import { parseCookie } from 'cookie'
import type { Request } from 'express'

/** One cookie of the request; only the name asked for is ever decoded. */
export const cookieOf = (req: Request, name: string): string | undefined =>
  req.headers.cookie === undefined ? undefined : parseCookie(req.headers.cookie)[name]
