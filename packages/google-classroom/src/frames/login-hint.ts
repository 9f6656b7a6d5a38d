/**
 * `reuse` the session; `sign-in` (there is none that surely is this person's); `switch`: the session is another
 * account's, so drop it and show the sign-in button.
 */
export type HintVerdict = 'reuse' | 'sign-in' | 'switch'

/**
 * Whether a session is that of the person who looks at Classroom (add-ons/developer-guides/frictionless-signin). The
 * hint alone signs nobody in. Without one the person never granted us anything, so whose session it is cannot be told.
 */
export function judgeLoginHint(loginHint: string | undefined, sessionSub: string | undefined): HintVerdict {
  if (loginHint === undefined || sessionSub === undefined) return 'sign-in'
  return loginHint === sessionSub ? 'reuse' : 'switch'
}
