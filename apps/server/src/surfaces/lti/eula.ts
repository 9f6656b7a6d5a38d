import type { TermsAcceptance } from '@lectern/api-contracts'
import type { DistrictScope } from '@lectern/database'
import type { EmbedSession, Launch, PersonId } from '@lectern/launch'
import { reportEulaAnswer, type EulaService, type VerifiedLaunch } from '@lectern/lti'
import { Problem } from '@lectern/problem'
import { acceptTerms, currentTerms, noteTermsReported } from '@lectern/tenancy'
import type { InstalledPlatform, LtiSurface } from './lti-surface.ts'
import { subjectOf } from './normal-form.ts'
import { openWish, sealWish } from './platform-wish.ts'

/** The district's terms, to be accepted before the platform goes on. */
export interface AskedTerms {
  personId: PersonId
  handle: string
  returnTo: string | null
}

interface TermsWish {
  eula: EulaService
  userId: string
}

const purpose = 'terms of use'

export function askedTerms(
  surface: Pick<LtiSurface, 'pickKey'>,
  message: VerifiedLaunch<InstalledPlatform> & { messageType: 'LtiEulaRequest' },
  { id, person, returnTo }: Pick<Launch, 'id' | 'person' | 'returnTo'>,
): AskedTerms {
  const wish: TermsWish = { eula: message.eula, userId: subjectOf(message) }
  return {
    personId: person.id,
    handle: sealWish(surface, purpose, message, id, wish),
    returnTo: returnTo ?? null,
  }
}

/**
 * Keeps that this version was accepted, then tells the platform. Where nothing is published nothing can be accepted, and
 * nothing is reported either: the service reports what a person did in our page ("user accepts in our page, we report
 * it"), and a platform that is told of an acceptance will not ask again when there are terms.
 * @throws Problem `terms.changed`, `page.handle-invalid`, or a code of `serviceRefusals` in the platform's own words
 */
export async function acceptShownTerms(
  surface: LtiSurface,
  scope: DistrictScope,
  session: EmbedSession,
  { handle, version }: TermsAcceptance,
): Promise<void> {
  const { wish, connection } = await openWish<TermsWish>(surface, purpose, session, handle)
  const terms = await currentTerms(scope, session.locale)
  if (terms?.version !== version) throw changed()
  await acceptTerms(scope, session.personId, terms)
  await reportEulaAnswer(connection, wish.eula, { userId: wish.userId, accepted: true }, surface.now)
  await noteTermsReported(scope, session.personId, version)
}

const changed = (): Problem =>
  new Problem({
    kind: 'conflict',
    code: 'terms.changed',
    message: 'These are not the terms in force any more. Open the page again and read the new ones.',
  })
