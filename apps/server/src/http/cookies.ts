import { parseCookie } from 'cookie'
import type { IncomingMessage } from 'node:http'

/** One cookie of the request; only the name asked for is ever decoded. */
export const cookieOf = (req: IncomingMessage, name: string): string | undefined =>
  req.headers.cookie === undefined ? undefined : parseCookie(req.headers.cookie)[name]
