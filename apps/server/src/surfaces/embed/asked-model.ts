import type { EmbedModel } from '@lectern/api-contracts'
import type { DistrictScope } from '@lectern/database'
import type { NamedPerson } from '@lectern/launch'
import type { WorkToReview } from '../../joins/reviewed-work.ts'
import type { EmbedSurface } from './embed-surface.ts'

/** Messages that are not about apps to find or open, once it is clear that the person may ask. */
export type Asked = AskedAboutPerson | AskedAboutWork

interface AskedAboutPerson {
  about: 'person'
  person: NamedPerson
  isSelf: boolean
  /** As the launch says it. */
  name: string | null
}

interface AskedAboutWork extends WorkToReview {
  about: 'work'
  isSelf: boolean
  name: string | null
  scoreHandle: string | null
}

type Frame = Pick<EmbedModel, 'locale' | 'theme' | 'district' | 'contextTitle' | 'sessionCode'>

export async function modelOfAsked(
  surface: EmbedSurface,
  scope: DistrictScope,
  asked: Asked,
  frame: Frame,
): Promise<EmbedModel> {
  const { isSelf, name } = asked
  switch (asked.about) {
    case 'person':
      return { mode: 'privacy', ...frame, held: await surface.heldAbout(scope, asked.person), isSelf, name }
    case 'work':
      return {
        mode: 'review',
        ...frame,
        ...(await surface.reviewWork(scope, asked)),
        isSelf,
        name,
        scoreHandle: asked.scoreHandle,
      }
  }
}
