import type { ResourceCard } from '@lectern/api-contracts'
import { Icon, StatusPill, toneOfVerdict } from '@lectern/ui'
import { gradesOf } from '../app-words.ts'
import { usePage } from '../page.tsx'

/** What it is and how long it takes: “Video · 10 minutes”. */
export function ResourceKind({ resource: { kind, minutes } }: { resource: ResourceCard }) {
  const { t } = usePage()
  const named = t(`resource.${kind}`)
  return (
    <StatusPill
      tone="plain"
      label={minutes === null ? named : t('resource.kind-and-time', { kind: named, minutes })}
    />
  )
}

/** Which app it is about, and whether that one may be used. */
export function ResourceApp({ resource: { app } }: { resource: ResourceCard }) {
  const { t } = usePage()
  if (!app) return <p>{t('resource.for-teaching')}</p>
  return (
    <p class="resource-app">
      {t('resource.for-app', { app: app.name })}{' '}
      <StatusPill tone={toneOfVerdict[app.verdict]} label={t(`verdict.${app.verdict}`)} />
    </p>
  )
}

/** For whom it is; nothing where the district said nothing. */
export function ResourceFacts({ resource: { grades, subjects, language } }: { resource: ResourceCard }) {
  const { t, locale } = usePage()
  if (!grades && !language && subjects.length === 0) return null
  return (
    <ul class="facts">
      {grades && (
        <li>
          <Icon name="grades" />
          {gradesOf(t, grades)}
        </li>
      )}
      {subjects.length > 0 && (
        <li>
          <Icon name="target" />
          {subjects.join(', ')}
        </li>
      )}
      {language && (
        <li>
          <Icon name="globe" />
          {languageName(locale, language)}
        </li>
      )}
    </ul>
  )
}

/** A name may begin a line here, which Spanish writes with a capital as well. */
function languageName(locale: string, tag: string): string {
  const name = new Intl.DisplayNames(locale, { type: 'language' }).of(tag) ?? tag
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1)
}
