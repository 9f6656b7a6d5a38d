import type { IncomingMessage, ServerResponse } from 'node:http'
import compression from 'compression'

type Compress = (req: IncomingMessage, res: ServerResponse, next: () => void) => void

/**
 * For every answer that is text and longer than a packet: a launch on a phone waits for bytes. What is secret in an
 * answer (a session's code) is new in each, so that lengths of many answers tell nothing of it (BREACH).
 */
// Of request and response it uses only what Node gives them; its types name Express' alone.
export const compress = compression({ threshold: 1_400 }) as Compress
