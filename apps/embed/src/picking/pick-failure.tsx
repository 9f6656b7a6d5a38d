import type { Words } from '../page.tsx'
import { usePage } from '../page.tsx'
import type { Picking } from './picking.tsx'
import type { Failure } from './use-handover.ts'

/** Stands beside the button that was pressed, which is also the one to try again. */
export function PickFailure({ picking: { handover } }: { picking: Picking }) {
  const { t } = usePage()
  if (!handover?.failure) return null
  const { reference } = handover.failure
  return (
    <p class="pick-failure" role="alert">
      {handover.isCancel ? t('pick.cancel-failed') : wordsOf(handover.failure, t)}{' '}
      {reference && <span class="muted">{t('results.reference', { reference })}</span>}
    </p>
  )
}

const reasons = {
  'classroom.add-on-token-expired': 'pick.reopen',
  'classroom.add-on-token-invalid': 'pick.reopen',
  'classroom.not-found': 'pick.gone',
  'classroom.forbidden': 'pick.gone',
  'classroom.course-closed': 'pick.closed',
  'classroom.classroom-off': 'pick.not-allowed',
  'classroom.api-off': 'pick.not-allowed',
  'classroom.project-api-off': 'pick.not-allowed',
  'classroom.quota': 'pick.busy',
  'classroom.unavailable': 'pick.busy',
  'classroom.unreachable': 'pick.busy',
  'pick.not-approved': 'pick.not-approved',
} as const

/** What was added and what was not; then why, and what to do. */
function wordsOf({ code, added, room }: Failure, t: Words): string {
  const reason = reasons[code as keyof typeof reasons] as (typeof reasons)[keyof typeof reasons] | undefined
  const why = code === 'classroom.item-full' ? t('pick.item-full', { room: room ?? 0 }) : reason && t(reason)
  if (added.length > 0)
    return `${t('pick.some-added', { names: added.join(', ') })} ${why ?? t('pick.again')}`
  return why ? `${t('pick.not-added')} ${why}` : t('pick.failed')
}
