import type { ConsoleSession } from '@lectern/api-contracts'
import { Preferences } from '../appearance/preferences.tsx'
import { useLanguage } from '../language/language.tsx'
import { Icon } from '@lectern/ui'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { useSignOut } from '../session/session.ts'

/** A native popover: light dismiss and Escape come from the browser. */
export function AccountMenu({ account }: { account: ConsoleSession['account'] }) {
  const { t } = useLanguage()
  const signOut = useSignOut()
  return (
    <div className="account">
      <button type="button" className="account-button" popoverTarget="account-menu">
        <Icon name="people" />
        <span className="account-name">{account.name}</span>
        <span className="visually-hidden">{t('account.menu')}</span>
      </button>
      <div
        id="account-menu"
        className="account-menu"
        popover="auto"
        role="group"
        aria-label={t('account.menu')}
      >
        <p className="account-name">{account.name}</p>
        <p className="muted">
          {account.email} · {t(`role.${account.role}`)}
        </p>
        <Preferences />
        {signOut.isError && <ProblemNotice error={signOut.error} />}
        <button type="button" className="btn" disabled={signOut.isPending} onClick={() => signOut.mutate()}>
          {t('account.signOut')}
        </button>
      </div>
    </div>
  )
}
