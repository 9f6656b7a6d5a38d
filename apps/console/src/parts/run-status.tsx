import type { RunStatus } from '@lectern/api-contracts'
import { StatusPill, type StatusTone } from '@lectern/ui'
import { useLanguage } from '../language/language.tsx'

const tones: Record<RunStatus, StatusTone> = {
  waiting: 'wait',
  running: 'wait',
  done: 'ok',
  failed: 'no',
  cancelled: 'limit',
}

/** How long work stands; announced when it changes. */
export function RunStatusPill({ status }: { status: RunStatus }) {
  const { t } = useLanguage()
  return (
    <span role="status">
      <StatusPill tone={tones[status]} label={t(`run.status.${status}`)} />
    </span>
  )
}

export const isActive = ({ status }: { status: RunStatus }): boolean =>
  status === 'waiting' || status === 'running'
