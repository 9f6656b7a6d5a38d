/** What goes wrong on purpose, until it is switched off. */
export interface Switches {
  /** How long Entra takes to know a consent everywhere. */
  consentDelaySeconds: number
  /** Whether people may agree for themselves, or only an administrator for all. */
  userConsent: boolean
  /** Who has to show a second factor before anything is done on their behalf. */
  secondFactor: boolean
  /** What a tab gets when it asks for a token. */
  tabToken:
    'sound' | 'expired' | 'other-tenant' | 'version-1' | 'origin-mismatch' | 'consent-required' | 'disabled'
  /** Whether the host answers the tab at all. */
  hostAnswers: boolean
  /** Whether the host shows itself at an address that the tab does not know. */
  unlistedHost: boolean
  popupsBlocked: boolean
  /** Whether a private channel says which group owns it; its own group it never says. */
  privateChannelOwner: boolean
  /** Two apps in the catalog with the same client id. */
  duplicateApp: boolean
  /** A token that would not outlive the sending. */
  bulkRefused: boolean
  throttled: 'no' | 'in-batches' | 'everywhere'
  /** Graph takes a token once, as one that was revoked between two calls. */
  tokensEnd: boolean
  /** Every answer to a notice is too late for Graph. */
  slowWebhook: boolean
}

export const usualSwitches: Switches = {
  consentDelaySeconds: 0,
  userConsent: true,
  secondFactor: false,
  tabToken: 'sound',
  hostAnswers: true,
  unlistedHost: false,
  popupsBlocked: false,
  privateChannelOwner: true,
  duplicateApp: false,
  bulkRefused: false,
  throttled: 'no',
  tokensEnd: false,
  slowWebhook: false,
}

interface Choice<Value> {
  value: Value
  words: string
}

interface Described<Name extends keyof Switches> {
  title: string
  choices: readonly Choice<Switches[Name]>[]
}

const yesNo = (yes: string, no: string): Choice<boolean>[] => [
  { value: true, words: yes },
  { value: false, words: no },
]

/** The switches as the settings page offers them, group by group. */
export const switchGroups: readonly { title: string; names: readonly (keyof Switches)[] }[] = [
  { title: 'Entra', names: ['consentDelaySeconds', 'userConsent', 'secondFactor', 'tabToken'] },
  { title: 'Teams', names: ['hostAnswers', 'unlistedHost', 'popupsBlocked', 'privateChannelOwner'] },
  { title: 'Graph', names: ['duplicateApp', 'bulkRefused', 'throttled', 'tokensEnd', 'slowWebhook'] },
]

export const describedSwitches: { [Name in keyof Switches]: Described<Name> } = {
  consentDelaySeconds: {
    title: 'A consent is known everywhere',
    choices: [
      { value: 0, words: 'at once' },
      { value: 3, words: 'after 3 seconds' },
      { value: 10, words: 'after 10 seconds' },
    ],
  },
  userConsent: {
    title: 'Who may agree',
    choices: yesNo('Everybody for themselves', 'Only an administrator'),
  },
  secondFactor: { title: 'Second factor', choices: yesNo('Asked for', 'Not asked for') },
  tabToken: {
    title: 'A tab that asks for a token gets',
    choices: [
      { value: 'sound', words: 'a sound one' },
      { value: 'expired', words: 'one that has expired' },
      { value: 'other-tenant', words: 'one of another tenant' },
      { value: 'version-1', words: 'one of version 1.0' },
      { value: 'origin-mismatch', words: 'none: its address is not the one in the manifest' },
      { value: 'consent-required', words: 'none: consent is missing' },
      { value: 'disabled', words: 'none: the resource is disabled' },
    ],
  },
  hostAnswers: { title: 'The host answers tabs', choices: yesNo('Yes', 'Never') },
  unlistedHost: {
    title: 'The host’s address',
    choices: yesNo('One that tabs do not know', 'The usual one'),
  },
  popupsBlocked: { title: 'Windows for signing in', choices: yesNo('Blocked', 'Open') },
  privateChannelOwner: {
    title: 'A private channel names its team',
    choices: yesNo('By the group that owns it', 'Not at all'),
  },
  duplicateApp: {
    title: 'Apps with this client id',
    choices: yesNo('Two: sends without an app id conflict', 'One'),
  },
  bulkRefused: {
    title: 'Bulk sends',
    choices: yesNo('Refused: the token ends too soon (412)', 'Taken'),
  },
  throttled: {
    title: 'Graph asks for patience',
    choices: [
      { value: 'no', words: 'by its usual limits' },
      { value: 'in-batches', words: 'inside batches' },
      { value: 'everywhere', words: 'everywhere' },
    ],
  },
  tokensEnd: { title: 'A token for Graph', choices: yesNo('Ends after one call', 'Lasts an hour') },
  slowWebhook: { title: 'Answers to notices', choices: yesNo('Always too late', 'In time') },
}

/** The switches with what a form chose among the described choices; anything else in it is left alone. */
export function chooseSwitches(switches: Switches, form: URLSearchParams): Partial<Switches> {
  const chosen = (Object.keys(switches) as (keyof Switches)[]).flatMap((name) => {
    const { choices } = describedSwitches[name] as Described<keyof Switches>
    const choice = choices.find(({ value }) => String(value) === form.get(name))
    return choice ? [[name, choice.value]] : []
  })
  return Object.fromEntries(chosen) as Partial<Switches>
}
