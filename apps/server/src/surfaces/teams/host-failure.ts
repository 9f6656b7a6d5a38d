import type { TeamsLaunchRequest } from '@lectern/api-contracts'
import { Problem, type ProblemKind } from '@lectern/problem'

/** Why a tab has no token, in a code of ours. What the host said is for the log, shortened to what names nobody. */
export function hostFailure({ kind, reason = '' }: NonNullable<TeamsLaunchRequest['failure']>): Problem {
  const said = clean(reason)
  switch (kind) {
    case 'outside':
      return new Problem({
        kind: 'invalid',
        code: 'teams.outside',
        message: 'The tab was opened without Teams around it.',
      })
    case 'silent':
      return new Problem({
        kind: 'invalid',
        code: 'teams.host-silent',
        message: 'The page around the tab did not answer within five seconds, as Teams would.',
      })
    case 'token': {
      const known = reasons.find(({ says }) => says.test(reason))
      return new Problem({
        kind: known?.kind ?? 'unauthenticated',
        code: known?.code ?? 'teams.token-refused',
        message: `Teams gave the tab no token; it says "${said}". ${known?.hint ?? 'Compare the app registration with the installation in the console.'}`,
        details: { said },
      })
    }
  }
}

/** In the words of Teams and Entra, which change in all but these. */
const reasons: { says: RegExp; kind?: ProblemKind; code: string; hint: string }[] = [
  {
    says: /resourceRequiresConsent|consent_required|AADSTS65001/i,
    kind: 'forbidden',
    code: 'teams.consent-required',
    hint: 'Pre-authorise the Teams clients for access_as_user in the app registration.',
  },
  {
    says: /CancelledByUser|FailedToOpenWindow/i,
    code: 'teams.token-cancelled',
    hint: 'The person closed the window, or it was blocked.',
  },
  {
    says: /do not match|not defined in manifest|resourceDisabled/i,
    code: 'teams.app-misconfigured',
    hint: 'The host in webApplicationInfo.resource must be that of the tab: upload the app package of the console again.',
  },
]

const clean = (words: string): string =>
  words
    .replace(/[\w-]{40,}(?:\.[\w-]+)*/g, '…')
    .replace(/[^\s@<>'"]+@[^\s@<>'"]+/g, '…@…')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, 200)
