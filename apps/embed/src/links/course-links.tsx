import type { CourseLinksResponse } from '@lectern/api-contracts'
import { Icon } from '@lectern/ui'
import { useEffect, useState } from 'preact/hooks'
import { GrantButton } from '../grant-button.tsx'
import { usePage } from '../page.tsx'
import { UnapprovedLink } from './unapproved-link.tsx'

/** Asked once the page stands: a class's links are looked through at the host, and nobody waits for that. */
export function CourseLinks({ handle }: { handle: string }) {
  const { t, backend } = usePage()
  const [answer, setAnswer] = useState<CourseLinksResponse>()
  const [isAsked, setAsked] = useState(false)

  const ask = (): void => {
    // What cannot be told now is told in the next opening; the page is there for something else.
    backend.courseLinks(handle).then(setAnswer, () => undefined)
  }
  useEffect(ask, [handle])

  if (!answer) return null
  if (answer.kind === 'grant')
    return (
      <section class="course-links quiet" aria-label={t('links.label')}>
        <p>{t('links.ask')}</p>
        <GrantButton
          address={answer.address}
          look="tonal"
          label={t('links.check')}
          onGranted={() => {
            setAsked(true)
            ask()
          }}
        />
      </section>
    )
  const { unapproved, checked } = answer
  if (unapproved.length === 0)
    return isAsked ? (
      <p class="course-links quiet" role="status">
        {t('links.none', { checked })}
      </p>
    ) : null
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
