import type { GoogleSwitches } from '../google-switches.ts'
import { switchWords } from './switch-words.ts'

/** Sets every switch as the form says; a box that is not ticked is not sent, and what is no choice changes nothing. */
export function readSwitches(switches: GoogleSwitches, form: Record<string, string>): void {
  for (const { name, choices } of switchWords) {
    const given = form[name]
    const value = choices
      ? given !== undefined && Object.hasOwn(choices, given) && given
      : typeof switches[name] === 'number'
        ? /^\d{1,4}$/.test(given ?? '') && Number(given)
        : given === 'on'
    const isOfItsKind = typeof value === typeof switches[name]
    if (isOfItsKind) Object.assign(switches, { [name]: value })
  }
}
