import type { GoogleDetails, InstallationDetails } from '@lectern/api-contracts'
import { useInstallState } from './google-query.ts'

/** Google answers an administrator's access alone, about an app whose number is known. */
export const canAskGoogle = ({ google }: InstallationDetails, { administrators }: GoogleDetails): boolean =>
  google?.applicationId != null && administrators.some(({ state }) => state !== 'ended')

export const useInstallStateOf = (installation: InstallationDetails, details: GoogleDetails) =>
  useInstallState(installation.id, canAskGoogle(installation, details))
