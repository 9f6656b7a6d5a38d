import { refuser, type Refusal } from '../refusals.ts'

/** Every reason for which an exchange with Google has no answer. */
export const networkRefusals = {
  'classroom.unreachable': { kind: 'upstream', remedy: 'wait', source: 'RFC 9110 15.6' },
  'classroom.redirected': { kind: 'upstream', remedy: 'administrator', source: 'RFC 9700 4.11' },
  'classroom.answer-too-large': { kind: 'upstream', remedy: 'administrator', source: 'RFC 9110 8.6' },
} as const satisfies Record<string, Refusal>

export type NetworkRefusal = keyof typeof networkRefusals

export const refuseNetwork = refuser(networkRefusals)
