import type { CourseLinksResponse } from '@lectern/api-contracts'
import { StatusPill, toneOfVerdict } from '@lectern/ui'
import { usePage } from '../page.tsx'
import { AddButton } from '../picking/add-button.tsx'
import { usePicking } from '../picking/picking.tsx'

type Link = Extract<CourseLinksResponse, { kind: 'links' }>['unapproved'][number]

/** What it leads to, why that is not approved, and what to use instead. */
export function UnapprovedLink({ link: { app, work } }: { link: Link }) {
  const { t } = usePage()
  const picking = usePicking()
  return (
    <li>
      <p class="course-link-app">
        <strong>{app.name}</strong>
        <StatusPill tone={toneOfVerdict[app.verdict]} label={t(`verdict.${app.verdict}`)} />
      </p>
      <p>
        {app.reason ? t(`reason.${app.reason}`) : t(`approval.${app.approval}.meaning`)}{' '}
        <span class="muted">
          {t('links.in')}{' '}
          {work.address ? (
            <a href={work.address} target="_blank" rel="noopener">
              {work.title}
            </a>
          ) : (
            work.title
          )}
        </span>
      </p>
      {app.alternatives.length > 0 && (
        <div class="course-link-instead">
          <p>{t('links.instead', { names: app.alternatives.map(({ name }) => name).join(', ') })}</p>
          {picking &&
            app.alternatives
              .slice(0, 1)
              .map(({ id, name }) => (
                <AddButton key={id} item={{ kind: 'app', id, name }} picking={picking} look="tonal" />
              ))}
        </div>
      )}
    </li>
  )
}
