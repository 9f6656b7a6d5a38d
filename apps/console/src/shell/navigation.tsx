import { Link, useLocation } from 'wouter'
import { useLanguage } from '../language/language.tsx'
import { Icon } from '@lectern/ui'

const places = [
  { path: '/', name: 'overview', icon: 'overview' },
  { path: '/installations', name: 'installations', icon: 'plug' },
  { path: '/catalog', name: 'catalog', icon: 'catalog' },
] as const

export function Navigation() {
  const { t } = useLanguage()
  const [current] = useLocation()
  return (
    <nav aria-label={t('shell.navigation')}>
      <ul className="places">
        {places.map(({ path, name, icon }) => (
          <li key={path}>
            <Link href={path} aria-current={isWithin(current, path) ? 'page' : undefined}>
              <Icon name={icon} />
              {t(`navigation.${name}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function isWithin(current: string, path: string) {
  return path === '/' ? current === '/' : current === path || current.startsWith(`${path}/`)
}
