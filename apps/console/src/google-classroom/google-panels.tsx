import type { InstallationDetails } from '@lectern/api-contracts'
import { SignInOutcome } from '../installations/sign-in-outcome.tsx'
import { useLanguage } from '../language/language.tsx'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { GoogleFeaturesPanel } from './google-features-panel.tsx'
import { useGoogleDetails } from './google-query.ts'
import { GoogleValuesPanel } from './google-values-panel.tsx'
import { GrantedPanel } from './granted-panel.tsx'
import { useInstallStateOf } from './install-state-of.ts'
import type { SeenOfGoogle } from './google-steps.ts'
import { StepsPanel } from './steps-panel.tsx'
import { UnitsPanel } from './units-panel.tsx'

/** What the page of an installation shows of Google Classroom alone. */
export function GooglePanels({ installation }: { installation: InstallationDetails }) {
  const details = useGoogleDetails(installation.id)
  if (details.isError) return <ProblemNotice error={details.error} onRetry={() => void details.refetch()} />
  if (details.isPending) return <Skeleton rows={2} height={280} />
  return <Panels installation={installation} details={details.data} />
}

function Panels({ installation, details }: Pick<SeenOfGoogle, 'installation' | 'details'>) {
  const { t } = useLanguage()
  const installState = useInstallStateOf(installation, details).data
  const { id, name, google } = installation
  return (
    <>
      <SignInOutcome
        host="google"
        words={{ granted: t('google.outcome.granted'), refused: t('google.outcome.refused') }}
      />
      <StepsPanel seen={{ installation, details, installState }} />
      <GoogleFeaturesPanel installation={installation} />
      <GrantedPanel granted={details.granted} />
      <UnitsPanel id={id} />
      {google && <GoogleValuesPanel id={id} name={name} google={google} />}
    </>
  )
}
