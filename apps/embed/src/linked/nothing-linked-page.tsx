import type { EmbedModel } from '@lectern/api-contracts'
import { Notice } from '../notice.tsx'
import { usePage } from '../page.tsx'

type Reason = Extract<EmbedModel, { mode: 'nothing-linked' }>['reason']

export function NothingLinkedPage({ reason }: { reason: Reason }) {
  const { t } = usePage()
  return (
    <Notice icon="info" title={t('nothing.title')}>
      {t(`nothing.${reason}`)}
    </Notice>
  )
}
