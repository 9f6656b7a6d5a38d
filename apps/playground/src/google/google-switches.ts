import type { Paging, SimulatedGoogle } from '@lectern/google-classroom/testing'
import type { CallFaults } from './call-faults.ts'

/** What can be made to go wrong, as it does in districts. */
export interface GoogleSwitches {
  /** Frames may open no window, as where the browser blocks them. */
  popupsBlocked: boolean
  /** Google's pages cut the window off from the one that opened it. */
  openerSevered: boolean
  /** A private account is signed in before that of the school. */
  secondAccount: boolean
  addOnTokensExpired: boolean
  licencesMissing: boolean
  minorsNotConfigured: boolean
  appBlocked: boolean
  notInstalled: boolean
  /** The domain wants people to sign in again (`invalid_rapt`). */
  sessionEnded: boolean
  refreshTokensRotate: boolean
  gradesFail: boolean
  /** So long does each call of an API take. */
  latencyMilliseconds: number
  /** So many of the next calls are one too many. */
  tooManyCalls: number
  service: 'on' | 'ClassroomDisabled' | 'ClassroomApiDisabled'
  paging: Paging
  notices: 'usual' | 'duplicate' | 'out-of-order'
}

/** All of them in one place, each where it takes effect. */
export function googleSwitches(
  { switches: accounts, classroom, marketplace }: SimulatedGoogle,
  calls: CallFaults,
  licences: readonly string[],
): GoogleSwitches {
  const { switches: world } = classroom.world
  const setInstalled = (on: boolean): void => {
    marketplace.installed.clear()
    if (on) for (const licence of licences) marketplace.installed.add(licence)
  }
  setInstalled(true)
  return {
    popupsBlocked: false,
    openerSevered: false,
    latencyMilliseconds: 0,
    secondAccount: false,
    notices: 'usual',
    get addOnTokensExpired() {
      return world.addOnTokenMinutes < 0
    },
    set addOnTokensExpired(on) {
      world.addOnTokenMinutes = on ? -1 : 60
    },
    get licencesMissing() {
      return !world.licences
    },
    set licencesMissing(on) {
      world.licences = !on
    },
    get minorsNotConfigured() {
      return !accounts.minorsConfigured
    },
    set minorsNotConfigured(on) {
      accounts.minorsConfigured = !on
    },
    get appBlocked() {
      return accounts.appBlocked
    },
    set appBlocked(on) {
      accounts.appBlocked = on
    },
    get notInstalled() {
      return marketplace.installed.size === 0
    },
    set notInstalled(on) {
      setInstalled(!on)
    },
    get sessionEnded() {
      return accounts.sessionEnded
    },
    set sessionEnded(on) {
      accounts.sessionEnded = on
    },
    get refreshTokensRotate() {
      return accounts.rotatesRefreshTokens
    },
    set refreshTokensRotate(on) {
      accounts.rotatesRefreshTokens = on
    },
    get gradesFail() {
      return calls.gradesFail
    },
    set gradesFail(on) {
      calls.gradesFail = on
    },
    get tooManyCalls() {
      return calls.tooMany
    },
    set tooManyCalls(count) {
      calls.tooMany = count
    },
    get service() {
      return world.off ?? 'on'
    },
    set service(state) {
      world.off = state === 'on' ? undefined : state
    },
    get paging() {
      return world.paging
    },
    set paging(paging) {
      world.paging = paging
    },
  }
}
