import { Button } from '@lectern/ui'
import { useLanguage } from '../language/language.tsx'
import { pageSize } from './catalog-view.ts'

export function Pager({
  page,
  total,
  onTurn,
}: {
  page: number
  total: number
  onTurn: (page: number) => void
}) {
  const { t } = useLanguage()
  const first = (page - 1) * pageSize + 1
  const last = Math.min(page * pageSize, total)
  if (total <= pageSize) return null
  return (
    <nav className="pager" aria-label={t('pager.label')}>
      <Button disabled={page === 1} onClick={() => onTurn(page - 1)}>
        {t('pager.previous')}
      </Button>
      <span>{t('pager.range', { first, last, total })}</span>
      <Button disabled={last >= total} onClick={() => onTurn(page + 1)}>
        {t('pager.next')}
      </Button>
    </nav>
  )
}
