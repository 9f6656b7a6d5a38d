/** @jsxImportSource @lectern/ui */
import type { IconName } from './icon.tsx'
import { Icon } from './icon.tsx'

/** How a status reads at a glance: its colour and its sign. The words are the caller's. */
export type StatusTone = 'ok' | 'limit' | 'wait' | 'no' | 'plain'

const signs: Record<StatusTone, IconName | undefined> = {
  ok: 'check',
  limit: 'limit',
  wait: 'clock',
  no: 'cross',
  plain: undefined,
}

export const toneOfVerdict = {
  approved: 'ok',
  limited: 'limit',
  'in-review': 'wait',
  'not-approved': 'no',
} as const satisfies Record<string, StatusTone>

/** Never colour alone: a sign and a word (WCAG 1.4.1). */
export function StatusPill({ tone, label }: { tone: StatusTone; label: string }) {
  const sign = signs[tone]
  return (
    <span className={`status ${tone}`}>
      {sign && <Icon name={sign} />}
      {label}
    </span>
  )
}
