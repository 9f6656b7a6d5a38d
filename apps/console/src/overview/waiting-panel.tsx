import type { Overview } from '@lectern/api-contracts'
import { Icon } from '@lectern/ui'
import { Link } from 'wouter'
import { useLanguage } from '../language/language.tsx'
import { Panel } from '../parts/panel.tsx'

/** Each kind of waiting work and the page that shows exactly these. */
const kinds = [
  { name: 'pendingDeployments', href: '/installations?show=pending' },
  { name: 'refusedLaunches', href: '/installations?show=refused' },
  { name: 'lapsedAgreements', href: '/catalog?privacy=expired' },
  { name: 'inReview', href: '/catalog?approval=in-review' },
] as const

export function WaitingPanel({ waiting }: { waiting: Overview['waiting'] }) {
  const { t, formats } = useLanguage()
  const open = kinds.filter(({ name }) => waiting[name] > 0)
  const total = open.reduce((sum, { name }) => sum + waiting[name], 0)
  return (
    <Panel
      title={t('waiting.title')}
      span="narrow"
      say={t('waiting.sentence', { total })}
      note={total === 0 && t('waiting.noneDetail')}
    >
      {total > 0 && (
        <ul className="waiting">
          {open.map(({ name, href }) => (
            <li key={name}>
              <Link href={href}>
                <span className="count">{formats.whole(waiting[name])}</span>
                <span>
                  <strong>{t(`waiting.${name}`, { count: waiting[name] })}</strong>
                  <span className="muted">{t(`waiting.${name}.next`)}</span>
                </span>
                <Icon name="chevron-right" />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
