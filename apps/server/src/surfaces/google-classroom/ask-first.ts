import type { Grant } from '@lectern/api-contracts'
import type { AccessFeature, Frame } from '@lectern/google-classroom'
import { Problem } from '@lectern/problem'
import type { GoogleInstallation } from '@lectern/tenancy'
import type { GoogleClassroomSurface } from './google-classroom-surface.ts'
import { offerSignIn } from './offer-sign-in.ts'
import { remedyOf } from './refuse-frame.ts'

interface Asking {
  installation: GoogleInstallation
  frame: Frame
  /** Whose page it is; nobody else may allow it. */
  subject: string
  /** What the work needs a teacher to allow. */
  features: AccessFeature[]
}

/**
 * Does it, or gives the address where the person allows it: they never did, or what they granted has ended. Of the page's
 * own session that says nothing, so nothing of it may be lost.
 */
export async function orAskFirst<T>(
  surface: GoogleClassroomSurface,
  { installation, frame, subject, features }: Asking,
  work: () => Promise<T>,
): Promise<T | Grant> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Problem && helps.includes(remedyOf(error.code)))) throw error
    const { clientId } = installation
    const wanted = { features, only: subject }
    const { address, handOffId: id, secret } = offerSignIn(surface, { frame, clientId }, wanted)
    return { kind: 'grant', address, handOff: { id, secret } }
  }
}

const helps: ReturnType<typeof remedyOf>[] = ['sign-in', 'grant']
