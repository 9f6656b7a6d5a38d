import type { AppUse } from '@lectern/api-contracts'
import { Link } from 'wouter'
import { useLanguage } from '../language/language.tsx'
import { EmptyState } from '../parts/empty-state.tsx'
import { Panel } from '../parts/panel.tsx'
import type { ImportedUse } from './overview-query.ts'
import { UseBars } from './use-bars.tsx'

export function MostUsedPanel({ imported }: { imported: ImportedUse }) {
  const { t, formats } = useLanguage()
  return (
    <Panel
      title={t('mostUsed.title')}
      span="half"
      say={t('mostUsed.sentence', { share: formats.percent(imported.topTwentyShare) })}
      note={t('mostUsed.note', { products: imported.products })}
    >
      <UseBars
        caption={t('mostUsed.title')}
        apps={imported.mostUsed}
        name={(app) => (app.appId ? <CatalogName app={app} /> : <UnknownName app={app} />)}
      />
    </Panel>
  )
}

/** Products that students use and that nobody has entered in the catalog. */
export function UnknownAppsPanel({ imported }: { imported: ImportedUse }) {
  const { t, formats } = useLanguage()
  return (
    <Panel
      title={t('unknown.title')}
      span="half"
      say={t('unknown.sentence', {
        unknown: imported.unknownProducts,
        products: imported.products,
        share: formats.percent(imported.unknownShare),
      })}
      note={t('unknown.note')}
      action={<Link href="/catalog/imports?kind=catalog">{t('unknown.action')}</Link>}
    >
      {imported.unknownInUse.length === 0 ? (
        <EmptyState title={t('unknown.none')}>{t('unknown.noneDetail')}</EmptyState>
      ) : (
        <UseBars
          caption={t('unknown.title')}
          apps={imported.unknownInUse}
          name={(app) => (
            <Link
              href={`/catalog?q=${encodeURIComponent(app.label)}`}
              aria-label={t('unknown.find', { id: app.label })}
            >
              {t('unknown.id', { id: app.label })}
            </Link>
          )}
        />
      )}
    </Panel>
  )
}

function CatalogName({ app }: { app: AppUse }) {
  return <Link href={`/catalog?q=${encodeURIComponent(app.label)}`}>{app.label}</Link>
}

function UnknownName({ app }: { app: AppUse }) {
  const { t } = useLanguage()
  return (
    <>
      {t('unknown.id', { id: app.label })} <span className="status limit">{t('unknown.badge')}</span>
    </>
  )
}
