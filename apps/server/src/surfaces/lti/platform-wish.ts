import type { EmbedSession, LaunchId } from '@lectern/launch'
import type { PlatformConnection, VerifiedLaunch } from '@lectern/lti'
import { Problem } from '@lectern/problem'
import { pageHandle } from '../page-handle.ts'
import type { InstalledPlatform, LtiSurface } from './lti-surface.ts'

/** What a page may have done at its platform later, and whose page it is. */
interface Sealed<Wish> {
  launchId: LaunchId
  issuer: string
  clientId: string
  deploymentId: string
  wish: Wish
}

const wishes = <Wish>(purpose: string) => pageHandle<Sealed<Wish>>(purpose, notOfThisPage)

const notOfThisPage = (): Problem =>
  new Problem({
    kind: 'invalid',
    code: 'page.handle-invalid',
    message: 'This does not belong to this page. Open it again from the platform.',
  })

/** Kept by the page until it is wanted; `purpose` keeps one wish from passing for another. */
export function sealWish(
  { pickKey }: Pick<LtiSurface, 'pickKey'>,
  purpose: string,
  { registration, deploymentId }: VerifiedLaunch<InstalledPlatform>,
  launchId: LaunchId,
  wish: object,
): string {
  const { issuer, clientId } = registration
  return wishes(purpose).seal({ launchId, issuer, clientId, deploymentId, wish }, pickKey)
}

/** @throws Problem `page.handle-invalid`, `page.platform-gone` */
export async function openWish<Wish>(
  { pickKey, installations, connect }: Pick<LtiSurface, 'pickKey' | 'installations' | 'connect'>,
  purpose: string,
  session: EmbedSession,
  handle: string,
): Promise<{ wish: Wish; connection: PlatformConnection }> {
  const sealed = wishes<Wish>(purpose).open(handle, session, pickKey)
  const installation = (await installations.find(sealed.issuer, sealed.clientId)).find(
    ({ installationId }) => installationId === session.installationId,
  )
  if (!installation) throw platformGone()
  return { wish: sealed.wish, connection: connect(installation, sealed.deploymentId) }
}

const platformGone = (): Problem =>
  new Problem({
    kind: 'not-found',
    code: 'page.platform-gone',
    message: 'The installation of this platform was removed meanwhile.',
  })
