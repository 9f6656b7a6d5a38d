import type { Problem } from '@lectern/problem'
import { openState, type SignInState, type StateKey } from './sealed-state.ts'
import { refuseSignIn, type SignInRefusal } from './sign-in-refusals.ts'

/** A code, or why there is none; either way it is known which hand-off it is for. */
export type AuthorizationAnswer =
  { state: SignInState; code: string } | { state: SignInState; problem: Problem }

/**
 * What Google sends the window back with. Only what it says beside a state of ours is believed.
 * @throws Problem `classroom.state-missing`, `classroom.state-invalid`, `classroom.state-expired`, `classroom.answer-malformed`
 */
export async function readAuthorizationAnswer(
  params: URLSearchParams,
  { now = new Date(), ...key }: StateKey & { now?: Date },
): Promise<AuthorizationAnswer> {
  const sealed = single(params, 'state')
  if (sealed === undefined)
    throw refuseSignIn(
      'classroom.state-missing',
      'The sign-in came back without its state: it began elsewhere.',
    )
  const state = await openState(sealed, key, now)
  const error = single(params, 'error')
  if (error !== undefined) return { state, problem: refusalOf(error, single(params, 'error_subtype')) }
  const code = single(params, 'code')
  if (code === undefined)
    throw refuseSignIn(
      'classroom.answer-malformed',
      'Google sent the window back with neither a code nor an error.',
    )
  return { state, code }
}

const maxLength = 4096

function single(params: URLSearchParams, name: string): string | undefined {
  const [value, another] = params.getAll(name)
  if (another !== undefined || (value !== undefined && value.length > maxLength))
    throw refuseSignIn(
      'classroom.answer-malformed',
      `The sign-in came back with ${name} twice, or too long.`,
      {
        parameter: name,
      },
    )
  return value || undefined
}

/** What Google says instead of a code; where it shows a page of its own (`Error 400: …`) the window never comes back. */
const errors: Readonly<Record<string, { code: SignInRefusal; message: string }>> = {
  access_denied: {
    code: 'classroom.consent-refused',
    message:
      'The access was refused on the page of Google. Nothing works without it; sign in again and allow it.',
  },
  admin_policy_enforced: {
    code: 'classroom.admin-policy',
    message:
      'The domain lets nobody sign in to this app. In the Admin console under Security > Access and data control > API ' +
      'controls > App access control, set the OAuth client of the add-on to Trusted or Limited.',
  },
  access_not_configured: {
    code: 'classroom.minor-not-configured',
    message:
      'The account is of somebody under 18, and no administrator has configured this app yet. In the Admin console under ' +
      'Security > Access and data control > API controls > App access control, configure the OAuth client for the ' +
      'organizational units of the students. No API can do that.',
  },
  org_internal: {
    code: 'classroom.project-internal',
    message:
      'The Cloud project of the add-on is set to Internal, and the account is of another domain. Set its OAuth consent ' +
      'screen to External, or sign in with an account of the domain that owns the project.',
  },
  disallowed_useragent: {
    code: 'classroom.browser-refused',
    message:
      'Google signs nobody in inside the web view of another app. Open Classroom in a browser of its own.',
  },
  redirect_uri_mismatch: misconfigured('does not know the redirect address of the add-on'),
  invalid_client: misconfigured('does not know the client, or its secret is another'),
  deleted_client: misconfigured('has deleted the client'),
  unauthorized_client: misconfigured('does not let the client sign people in so'),
  invalid_scope: misconfigured('does not know a scope that was asked for'),
}

function misconfigured(what: string): { code: SignInRefusal; message: string } {
  const message = `Google ${what}. Compare client id, secret and redirect address with Credentials in the Cloud console.`
  return { code: 'classroom.client-misconfigured', message }
}

export function refusalOf(error: string, subtype?: string): Problem {
  const known = Object.hasOwn(errors, error) ? errors[error] : undefined
  const word = /^[\w.-]{1,64}$/.test(error) ? error : 'something unreadable'
  const { code, message } = known ?? {
    code: 'classroom.sign-in-failed' as const,
    message: `Google ended the sign-in with "${word}".`,
  }
  return refuseSignIn(code, message, { error: word, ...(subtype && { subtype: subtype.slice(0, 64) }) })
}
