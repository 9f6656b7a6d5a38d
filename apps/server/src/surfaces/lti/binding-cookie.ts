import { stateLifetimeSeconds, type OpenedState } from '@lectern/lti'

/** `Partitioned` (CHIPS) keeps it working where third-party cookies are blocked; `__Host-` keeps siblings out. */
const attributes = 'Path=/; Secure; HttpOnly; SameSite=None; Partitioned'

export const bindingCookie = ({ cookieName, secret }: { cookieName: string; secret: string }): string =>
  `${cookieName}=${secret}; ${attributes}; Max-Age=${stateLifetimeSeconds}`

export const clearedBindingCookie = ({ cookieName }: OpenedState): string =>
  `${cookieName}=; ${attributes}; Max-Age=0`
