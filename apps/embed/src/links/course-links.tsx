import { Icon } from '@lectern/ui'
import { GrantButton } from '../grant-button.tsx'
import { usePage } from '../page.tsx'
import { UnapprovedLink } from './unapproved-link.tsx'
import type { CourseLinksState } from './use-course-links.ts'

/** What was found, where it is seen at once. */
export function CourseLinks({ links: { answer } }: { links: CourseLinksState }) {
  const { t } = usePage()
  if (answer?.kind !== 'links' || answer.unapproved.length === 0) return null
  const { unapproved } = answer
  return (
    <section class="course-links" aria-labelledby="course-links">
      <h2 id="course-links">
        <Icon name="info" />
        {t('links.title', { count: unapproved.length })}
      </h2>
      <ul>
        {unapproved.map((link) => (
          <UnapprovedLink key={`${link.work.address} ${link.url}`} link={link} />
        ))}
      </ul>
    </section>
  )
}

/** The way to have them looked for, which is nobody's first errand: it stands below. */
export function CourseLinksCheck({ links: { answer, isAsked, granted } }: { links: CourseLinksState }) {
  const { t } = usePage()
  if (answer?.kind === 'grant')
    return (
      <section class="course-links quiet" aria-label={t('links.label')}>
        <p>{t('links.ask')}</p>
        <GrantButton grant={answer} look="tonal" label={t('links.check')} onGranted={granted} />
      </section>
    )
  if (answer?.kind !== 'links' || answer.unapproved.length > 0 || !isAsked) return null
  return (
    <p class="course-links quiet" role="status">
      {t('links.none', { checked: answer.checked })}
    </p>
  )
}
