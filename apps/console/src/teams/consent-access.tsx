import { Button } from '@lectern/ui'
import { useLanguage } from '../language/language.tsx'
import { ConfirmedButton } from '../parts/confirmed-button.tsx'
import { CopyScript } from '../parts/copy-script.tsx'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { missingOf, type SeenOfTeams } from './teams-steps.ts'
import { useConfirmTeams, useConsent, useWithdrawTeams } from './teams-query.ts'

/** Agreeing for the whole tenant, what Microsoft says of it, and giving it back. */
export function ConsentAccess({ seen: { installation, details } }: { seen: SeenOfTeams }) {
  const { t, formats } = useLanguage()
  const consent = useConsent(installation.id)
  const confirm = useConfirmTeams(installation.id)
  const withdraw = useWithdrawTeams(installation.id)
  const { confirmedAt, tenantName } = details.admission
  const missing = missingOf(details).map(({ name }) => name)
  return (
    <div className="stack">
      <div aria-live="polite">
        {confirmedAt && (
          <p>
            {t('teams.confirmed', {
              tenant: tenantName ?? installation.teams?.tenantId ?? '',
              ago: formats.ago(confirmedAt),
            })}
          </p>
        )}
        {confirmedAt && missing.length > 0 && (
          <p>
            {t('teams.missing')} <code>{missing.join(' ')}</code>
          </p>
        )}
      </div>
      {[consent, confirm, withdraw].map(
        ({ error }, number) => error && <ProblemNotice key={number} error={error} />,
      )}
      <p role="status">{withdraw.isSuccess && t('teams.withdrawn')}</p>
      <div className="row-actions">
        <Button look="tonal" disabled={consent.isPending} onClick={() => consent.mutate()}>
          {t(confirmedAt ? 'teams.consentAgain' : 'teams.consent')}
        </Button>
        <Button disabled={confirm.isPending} onClick={() => confirm.mutate()}>
          {t('teams.confirm')}
        </Button>
        {confirmedAt && (
          <ConfirmedButton
            label={t('teams.withdraw')}
            disabled={withdraw.isPending}
            title={t('teams.withdrawTitle')}
            what={t('teams.withdrawWhat')}
            confirm={t('teams.withdrawConfirm')}
            onConfirm={() => withdraw.mutate()}
          />
        )}
      </div>
      <details open={withdraw.isSuccess}>
        <summary>{t('teams.removal')}</summary>
        <div className="guide">
          <p>{t('teams.removalHow')}</p>
          <CopyScript label={t('teams.removalScript')} script={details.values.removalScript} />
        </div>
      </details>
    </div>
  )
}
