import type { EmbedModel } from '@lectern/api-contracts'
import type { DistrictScope } from '@lectern/database'
import type { NamedPerson } from '@lectern/launch'
import type { EmbedSurface } from './embed-surface.ts'

/** Messages that are not about apps, once it is clear that the person may ask. */
export type Asked = AskedAboutPerson

interface AskedAboutPerson {
  about: 'person'
  person: NamedPerson
  isSelf: boolean
  /** As the launch says it. */
  name: string | null
}

type Frame = Pick<EmbedModel, 'locale' | 'theme' | 'district' | 'contextTitle' | 'sessionCode'>

export async function modelOfAsked(
  surface: EmbedSurface,
  scope: DistrictScope,
  asked: Asked,
  frame: Frame,
): Promise<EmbedModel> {
  const { person, isSelf, name } = asked
  return { mode: 'privacy', ...frame, held: await surface.heldAbout(scope, person), isSelf, name }
}
