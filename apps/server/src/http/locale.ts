import type { IncomingMessage } from 'node:http'
import { localeOf, type Locale } from '@lectern/launch'

/** Before a launch is verified the browser's own preference is all we know. */
export const localeOfRequest = (req: IncomingMessage): Locale => localeOf(req.headers['accept-language'])
