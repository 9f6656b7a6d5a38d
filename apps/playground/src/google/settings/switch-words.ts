import type { GoogleSwitches } from '../google-switches.ts'

interface SwitchWords {
  name: keyof GoogleSwitches
  words: string
  hint: string
  /** A choice among several. */
  choices?: Readonly<Record<string, string>>
}

/** Each switch as the page of switches puts it. */
export const switchWords: readonly SwitchWords[] = [
  {
    name: 'popupsBlocked',
    words: 'Windows are blocked',
    hint: 'Frames open none, as where a browser blocks them.',
  },
  {
    name: 'openerSevered',
    words: 'Windows lose their opener',
    hint: 'Google’s pages cut the window off from the frame that opened it.',
  },
  {
    name: 'secondAccount',
    words: 'A second account is signed in',
    hint: 'Whoever you are next, a private account was there first.',
  },
  {
    name: 'addOnTokensExpired',
    words: 'Add-on tokens have expired',
    hint: 'Those of frames that open from now on: @ExpiredAddOnToken.',
  },
  {
    name: 'licencesMissing',
    words: 'No licences',
    hint: 'No teacher of the domain may attach. Hannah Lindqvist never may.',
  },
  {
    name: 'minorsNotConfigured',
    words: 'Minors are not configured',
    hint: 'The administrator has not let people under 18 use the tool.',
  },
  { name: 'appBlocked', words: 'The tool is blocked', hint: 'By the administrator: admin_policy_enforced.' },
  {
    name: 'notInstalled',
    words: 'The tool is not installed',
    hint: 'The Marketplace knows no licence of it.',
  },
  {
    name: 'sessionEnded',
    words: 'Sessions have ended',
    hint: 'The domain wants people to sign in again: invalid_rapt at each refresh.',
  },
  {
    name: 'refreshTokensRotate',
    words: 'Refresh tokens rotate',
    hint: 'Each refresh brings another one and ends the old.',
  },
  { name: 'gradesFail', words: 'Grades are not taken', hint: 'Each PATCH of the Classroom API answers 500.' },
  {
    name: 'latencyMilliseconds',
    words: 'How long each call takes, in milliseconds',
    hint: 'Of the Classroom API, of tokens and of the directory.',
  },
  {
    name: 'tooManyCalls',
    words: 'Calls that are one too many',
    hint: 'So many of the next calls are answered with 429.',
  },
  {
    name: 'service',
    words: 'Classroom for the domain',
    hint: '',
    choices: {
      on: 'On',
      ClassroomDisabled: 'Classroom is off',
      ClassroomApiDisabled: 'Access to its data is off',
    },
  },
  {
    name: 'paging',
    words: 'Lists of the API',
    hint: '',
    choices: {
      full: 'Come in full pages',
      short: 'Come in pages shorter than asked for',
      'empty-first': 'Begin with an empty page and a token',
      looping: 'Never end',
    },
  },
  {
    name: 'notices',
    words: 'Notices',
    hint: '',
    choices: {
      usual: 'Arrive once, in order',
      duplicate: 'Arrive twice',
      'out-of-order': 'Arrive out of order',
    },
  },
]
