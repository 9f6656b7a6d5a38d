import type { ConsoleSession } from '@lectern/api-contracts'
import { useEffect, useState, type ReactNode } from 'react'
import { useLocation } from 'wouter'
import { useLanguage } from '../language/language.tsx'
import { Icon } from '@lectern/ui'
import { AccountMenu } from './account-menu.tsx'
import { Brand } from './brand.tsx'
import { Navigation } from './navigation.tsx'

/** What surrounds every page of a signed-in account. In a narrow window the rail hides behind a menu button. */
export function Shell({ session, children }: { session: ConsoleSession; children: ReactNode }) {
  const { t } = useLanguage()
  const [path] = useLocation()
  const [open, setOpen] = useState(false)
  useEffect(() => setOpen(false), [path])
  return (
    <div className="shell" data-menu={open ? 'open' : 'closed'}>
      <a className="skip-link" href="#content">
        {t('shell.skip')}
      </a>
      <header className="rail" onKeyDown={(event) => event.key === 'Escape' && setOpen(false)}>
        <div className="rail-head">
          <Brand district={session.district} />
          <button
            type="button"
            className="btn quiet menu-button"
            aria-expanded={open}
            aria-controls="rail-body"
            onClick={() => setOpen(!open)}
          >
            {t('shell.menu')}
            <Icon name="chevron-down" />
          </button>
        </div>
        <div className="rail-body" id="rail-body">
          <Navigation />
          <AccountMenu account={session.account} />
        </div>
      </header>
      <main id="content" tabIndex={-1}>
        {children}
      </main>
    </div>
  )
}
