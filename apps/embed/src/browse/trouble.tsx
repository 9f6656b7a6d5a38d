import { Banner, Button } from '@lectern/ui'
import { usePage } from '../page.tsx'
import type { ListSearch } from './use-list-search.ts'

type Searched = Pick<ListSearch<never, unknown>, 'trouble' | 'retry'>

export interface TroubleProps {
  search: Searched
  /** Whether it stands where the next page was asked for, or where the search was. */
  paging: boolean
}

/** The live region is always there, so that what comes into it is announced. */
export const Trouble = ({ search, paging }: TroubleProps) => (
  <div role="status">
    {search.trouble && search.trouble.paging === paging && (
      <TroubleBanner trouble={search.trouble} onRetry={search.retry} />
    )}
  </div>
)

function TroubleBanner({
  trouble,
  onRetry,
}: {
  trouble: NonNullable<Searched['trouble']>
  onRetry: () => void
}) {
  const { t } = usePage()
  const again = <Button onClick={onRetry}>{t('try-again')}</Button>
  if (trouble.offline) {
    return (
      <Banner tone="limit" icon="offline" action={again}>
        {t('results.offline')}
      </Banner>
    )
  }
  return (
    <Banner tone="no" icon="alert" action={again}>
      {t('results.error')}{' '}
      {trouble.reference && (
        <span class="muted">{t('results.reference', { reference: trouble.reference })}</span>
      )}
    </Banner>
  )
}
