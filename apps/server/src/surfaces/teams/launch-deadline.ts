import type { TeamsSurface } from './teams-surface.ts'

/** Somebody looks at an empty tab; after this they look at a page that says so, and try again. */
const patienceMilliseconds = 8_000
/** What Entra may take to know of a consent comes on top. */
const consentMilliseconds = 7_000

/** By when Microsoft has to have said all that a launch asks of it. */
export const launchDeadline = (
  { now }: Pick<TeamsSurface, 'now'>,
  { afterConsent = false }: { afterConsent?: boolean } = {},
): Date => new Date(now().getTime() + patienceMilliseconds + (afterConsent ? consentMilliseconds : 0))
