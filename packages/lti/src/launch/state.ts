import { hash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { PlatformStorage } from '../platform/storage.ts'
import { readParameters } from './parameters.ts'
import { refuse } from './refusals.ts'
import { sealJson, unsealJson } from './sealed-text.ts'

/** 32 random bytes, the same in every process that serves logins and launches. */
export type StateKey = Uint8Array

/** What a login promises its launch. It travels through the platform, signed; nothing is stored. */
export interface LaunchState {
  issuer: string
  clientId: string
  nonce: string
  /** SHA-256 of the secret that only the browser of this login holds. */
  browserHash: string
  expiresAt: Date
  /** Where to ask for the secret when the cookie did not come along. */
  storage?: Omit<PlatformStorage, 'key'>
  /** The login's parameters, to restart it in a new window; absent when they were too long to carry. */
  relaunch?: Record<string, string>
}

declare const opened: unique symbol
declare const bound: unique symbol

/** A state of our own making and in time, but not yet shown to belong to this browser. */
export type OpenedState = LaunchState & { cookieName: string; storageKey: string; readonly [opened]: true }

/** An opened state whose browser proved itself: the only kind that `verifyLaunch` takes. */
export type BoundState = OpenedState & { readonly [bound]: true }

export const stateLifetimeSeconds = 10 * 60
const purpose = 'lti-state'
/** `exp`: seconds since the epoch. */
type SealedState = Omit<LaunchState, 'expiresAt'> & { exp: number }

export const randomToken = (): string => randomBytes(16).toString('base64url')
export const sha256 = (text: string): string => hash('sha256', text, 'base64url')

/** One name per launch, so that two tabs do not overwrite each other's secret. */
export function browserKeysOf(state: string): { cookieName: string; storageKey: string } {
  const id = hash('sha256', state, 'hex').slice(0, 16)
  return { cookieName: `__Host-lti-${id}`, storageKey: `lti_state_${id}` }
}

export function sealState({ expiresAt, ...state }: LaunchState, key: StateKey): string {
  const sealed: SealedState = { ...state, exp: Math.floor(expiresAt.getTime() / 1000) }
  return sealJson(sealed, purpose, key)
}

/**
 * Opens the state that came back with a launch (Security Framework §7.3.1), or says what the platform
 * answered instead of a launch (§5.1.1.5).
 */
export async function openLaunchState(
  form: URLSearchParams,
  { stateKey, now = new Date() }: { stateKey: StateKey; now?: Date },
): Promise<OpenedState> {
  const answer = readParameters(form, { state: 8192, error: 255, error_description: 8192 })
  const state = answer.state === undefined ? undefined : openState(answer.state, stateKey, now)
  if (answer.error !== undefined) throw platformRefusal(answer.error, answer.error_description, state)
  if (state === undefined)
    throw refuse(
      'lti.state-missing',
      'The launch came without a state. The platform must return the state of the login unchanged; ' +
        'a launch that did not start with a login is refused.',
    )
  return state
}

function openState(token: string, key: StateKey, now: Date): OpenedState {
  const sealed = unsealJson(token, purpose, key) as SealedState | undefined // sealState gave it its shape
  if (sealed === undefined)
    throw refuse(
      'lti.state-invalid',
      'The state of this launch was not made by this tool, or was altered on its way. If every launch ' +
        'fails so, the login and the launch reach servers with different keys.',
    )
  const { exp, ...state } = sealed
  if (exp * 1000 <= now.getTime())
    throw refuse(
      'lti.state-expired',
      `More than ${stateLifetimeSeconds / 60} minutes passed between login and launch, or an old page was loaded again.`,
      { issuer: state.issuer, clientId: state.clientId },
    )
  // The one place that may brand it.
  return { ...state, expiresAt: new Date(exp * 1000), ...browserKeysOf(token) } as OpenedState
}

const loginAgain = [
  'login_required',
  'interaction_required',
  'account_selection_required',
  'consent_required',
]

function platformRefusal(error: string, description: string | undefined, state: OpenedState | undefined) {
  const words = (description === undefined ? error : `${error}: ${description}`).slice(0, 300)
  const details = { error, words, issuer: state?.issuer, clientId: state?.clientId }
  return loginAgain.includes(error)
    ? refuse(
        'lti.login-required',
        `The platform does not recognise its own user ("${words}"). Mostly the browser blocks the platform's ` +
          'cookie inside the frame, or the session there ended.',
        details,
      )
    : refuse(
        'lti.platform-refused',
        `The platform refused the launch ("${words}"). Compare client id, redirect URI and deployment with ` +
          'what is registered there.',
        details,
      )
}

/** Binds the launch to the browser that began it: against a launch planted in someone else's (§7.3.1). */
export function proveBrowser(state: OpenedState, secret: string | undefined): BoundState {
  if (secret === undefined || !timingSafeEqual(Buffer.from(sha256(secret)), Buffer.from(state.browserHash)))
    throw refuse(
      'lti.browser-mismatch',
      'This browser did not begin the launch, or it lost the cookie that proves so.',
      { issuer: state.issuer, clientId: state.clientId },
    )
  return state as BoundState // the one place that may brand it
}
