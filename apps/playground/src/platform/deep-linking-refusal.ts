import { Problem } from '@lectern/problem'

/** A tool's answer is not taken: the page that says so names the check, as developers will look for it. */
export const refuseDeepLinking = (check: string, rule: string, cause?: unknown): Problem =>
  new Problem({
    kind: 'invalid',
    code: 'playground.deep-linking-refused',
    message: `The tool’s deep linking response was not accepted. Check “${check}” failed: ${rule}.`,
    details: { check },
    spec: 'Deep Linking 4.5',
    cause,
  })
