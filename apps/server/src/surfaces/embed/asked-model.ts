import type { EmbedModel, ShownTerms } from '@lectern/api-contracts'
import type { DistrictScope } from '@lectern/database'
import type { NamedPerson, PersonId } from '@lectern/launch'
import type { WorkToReview } from '../../joins/reviewed-work.ts'
import type { EmbedSurface } from './embed-surface.ts'
import { termsHtml } from './terms-html.ts'

/** Messages that are not about apps to find or open, once it is clear that the person may ask. */
export type Asked = AskedAboutPerson | AskedAboutWork | AskedForTerms

interface AskedAboutPerson {
  about: 'person'
  person: NamedPerson
  isSelf: boolean
  /** As the launch says it. */
  name: string | null
}

interface AskedAboutWork extends WorkToReview, Pick<ReviewModel, 'submission'> {
  about: 'work'
  isSelf: boolean
  name: string | null
  scoreHandle: string | null
}

type ReviewModel = Extract<EmbedModel, { mode: 'review' }>

interface AskedForTerms {
  about: 'terms'
  personId: PersonId
  handle: string
  returnTo: string | null
}

type Frame = Pick<EmbedModel, 'locale' | 'theme' | 'district' | 'contextTitle' | 'sessionCode'>

export async function modelOfAsked(
  surface: EmbedSurface,
  scope: DistrictScope,
  asked: Asked,
  frame: Frame,
): Promise<EmbedModel> {
  switch (asked.about) {
    case 'person':
      return {
        mode: 'privacy',
        ...frame,
        held: await surface.heldAbout(scope, asked.person),
        isSelf: asked.isSelf,
        name: asked.name,
      }
    case 'work':
      return {
        mode: 'review',
        ...frame,
        ...(await surface.reviewWork(scope, asked)),
        isSelf: asked.isSelf,
        name: asked.name,
        scoreHandle: asked.scoreHandle,
        submission: asked.submission,
      }
    case 'terms':
      return {
        mode: 'terms',
        ...frame,
        ...(await termsFor(surface, scope, asked, frame)),
        handle: asked.handle,
        returnTo: asked.returnTo,
      }
  }
}

async function termsFor(
  surface: EmbedSurface,
  scope: DistrictScope,
  { personId }: AskedForTerms,
  { locale }: Frame,
): Promise<{ terms: ShownTerms | null; acceptedAt: string | null }> {
  const [terms, accepted] = await Promise.all([
    surface.currentTerms(scope, locale),
    surface.acceptancesOf(scope, [personId]),
  ])
  if (!terms) return { terms: null, acceptedAt: null }
  const { text, ...version } = terms
  return {
    terms: { ...version, html: termsHtml(text) },
    acceptedAt: accepted.find((one) => one.version === terms.version)?.acceptedAt ?? null,
  }
}
