import { Problem } from '@lectern/problem'
import type { Refusal } from '../launch/refusals.ts'

/** Every reason for which no deep linking response is made. DL = Deep Linking 2.0. */
export const deepLinkingRefusals = {
  'lti.content-item-invalid': { kind: 'invalid', remedy: 'administrator', spec: 'DL 3' },
  'lti.content-items-refused': { kind: 'invalid', remedy: 'administrator', spec: 'DL 4.4.1' },
} as const satisfies Record<string, Refusal>

export type DeepLinkingRefusal = keyof typeof deepLinkingRefusals

export function refuseItems(
  code: DeepLinkingRefusal,
  message: string,
  details: Record<string, unknown>,
): Problem {
  const { kind, spec } = deepLinkingRefusals[code]
  return new Problem({ kind, code, message, details, spec })
}
