import type { GoogleDetails } from '@lectern/api-contracts'
import { Button, StatusPill, type StatusTone } from '@lectern/ui'
import { useLanguage } from '../language/language.tsx'
import { ConfirmedButton } from '../parts/confirmed-button.tsx'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { useSignInAsAdministrator, useWithdraw } from './google-query.ts'
import type { SeenOfGoogle } from './google-steps.ts'

/** Signing in as an administrator of the domain, what was granted so, and giving it back. */
export function AdministratorAccess({ seen: { installation, details } }: { seen: SeenOfGoogle }) {
  const { t } = useLanguage()
  const signIn = useSignInAsAdministrator(installation.id)
  const withdraw = useWithdraw(installation.id)
  const { administrators } = details
  return (
    <div className="stack">
      <ul className="grants">
        {administrators.map((grant) => (
          <Grant key={grant.grantedAt} grant={grant} />
        ))}
      </ul>
      {signIn.isError && <ProblemNotice error={signIn.error} />}
      {withdraw.isError && <ProblemNotice error={withdraw.error} />}
      <p role="status">{withdraw.data && t('google.withdrawn', withdraw.data)}</p>
      <div className="row-actions">
        <Button look="tonal" disabled={signIn.isPending} onClick={() => signIn.mutate()}>
          {t(administrators.length > 0 ? 'google.signInAgain' : 'google.signIn')}
        </Button>
        {administrators.length > 0 && (
          <ConfirmedButton
            label={t('google.withdraw')}
            disabled={withdraw.isPending}
            title={t('google.withdrawTitle')}
            what={t('google.withdrawWhat')}
            confirm={t('google.withdrawConfirm')}
            onConfirm={() => withdraw.mutate()}
          />
        )}
      </div>
    </div>
  )
}

type AdministratorGrant = GoogleDetails['administrators'][number]
const tones: Record<AdministratorGrant['state'], StatusTone> = {
  works: 'ok',
  incomplete: 'limit',
  ended: 'no',
}

function Grant({ grant: { grantedAt, state, missing, endedCode } }: { grant: AdministratorGrant }) {
  const { t, formats } = useLanguage()
  return (
    <li>
      <StatusPill tone={tones[state]} label={t(`google.grant.${state}`)} />
      <span className="muted">
        {t('google.grantedAt', { ago: formats.ago(grantedAt), at: formats.moment(grantedAt) })}
      </span>
      {state === 'incomplete' && (
        <p>
          {t('google.grantMissing')} <code>{missing.join(' ')}</code>
        </p>
      )}
      {endedCode && (
        <p>
          {t('google.grantEnded')} <code>{endedCode}</code>
        </p>
      )}
    </li>
  )
}
