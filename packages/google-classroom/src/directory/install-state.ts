import { Problem } from '@lectern/problem'
import type { GoogleJson } from './google-json.ts'

/** Whether the Marketplace app of the add-on is installed for a domain; for which of its units no API tells. */
export type InstallState = 'installed' | 'not-installed'

/** Google Workspace Marketplace API `customerLicense.get`; `applicationId` is the number of the Cloud project. */
export async function readInstallState(
  google: GoogleJson,
  applicationId: string,
  domain: string,
): Promise<InstallState> {
  const place = [applicationId, domain].map(encodeURIComponent).join('/')
  try {
    const { state } = await google.read(
      `https://appsmarket.googleapis.com/appsmarket/v2/customerLicense/${place}`,
    )
    return state === 'ACTIVE' ? 'installed' : 'not-installed'
  } catch (error) {
    if (error instanceof Problem && error.code === 'classroom.not-found') return 'not-installed'
    throw error
  }
}
