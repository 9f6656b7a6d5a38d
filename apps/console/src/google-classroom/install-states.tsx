import type { GoogleInstallState } from '@lectern/api-contracts'
import { Button, StatusPill, type StatusTone } from '@lectern/ui'
import { useLanguage } from '../language/language.tsx'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { canAskGoogle, useInstallStateOf } from './install-state-of.ts'
import type { SeenOfGoogle } from './google-steps.ts'

type DomainState = GoogleInstallState['domains'][number]
const tones: Record<DomainState['state'], StatusTone> = {
  installed: 'ok',
  'not-installed': 'no',
  unknown: 'wait',
}

/** What Google says of each domain, where it can be asked. */
export function InstallStates({ seen: { installation, details } }: { seen: SeenOfGoogle }) {
  const { t } = useLanguage()
  const state = useInstallStateOf(installation, details)
  if (!canAskGoogle(installation, details)) return <p className="muted">{t('google.installUnasked')}</p>
  return (
    <div className="stack">
      {state.isError && <ProblemNotice error={state.error} />}
      <ul className="grants" aria-live="polite">
        {state.data?.domains.map(({ domain, state: installed, problem }) => (
          <li key={domain}>
            <StatusPill tone={tones[installed]} label={t(`google.install.${installed}`)} />
            <code>{domain}</code>
            {problem && <p>{problem.message}</p>}
          </li>
        ))}
      </ul>
      <div>
        <Button disabled={state.isFetching} onClick={() => void state.refetch()}>
          {t('google.installAgain')}
        </Button>
      </div>
    </div>
  )
}
