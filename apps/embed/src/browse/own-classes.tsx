import { usePage } from '../page.tsx'

/** The teacher's classes: each leads to the apps for it. */
export function OwnClasses({ classes }: { classes: readonly { group: string; title: string }[] }) {
  const { t, host } = usePage()
  if (!host || classes.length === 0) return null
  return (
    <nav class="own-classes" aria-label={t('classes.label')}>
      <h2>{t('classes.label')}</h2>
      <ul class="own-classes-list">
        {classes.map(({ group, title }) => (
          <li key={group}>
            <button
              type="button"
              class="chip"
              aria-label={t('classes.open', { title })}
              onClick={() => host.openClass(group)}
            >
              {title}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  )
}
