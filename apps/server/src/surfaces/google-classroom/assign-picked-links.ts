import type { PickResponse } from '@lectern/api-contracts'
import { assignLink, closeFrameMessage, scopes } from '@lectern/google-classroom'
import { orAskFirst } from './ask-first.ts'
import type { Attaching } from './attach.ts'
import type { Chosen } from './chosen-content.ts'
import { scopeMissing } from './person-api.ts'

/** Without the licence for add-ons: the choice as the links of one draft. */
export const assignPickedLinks = (
  { surface, api, installation, pick }: Attaching,
  chosen: readonly Chosen[],
): Promise<PickResponse> =>
  orAskFirst(
    surface,
    { installation, frame: pick.frame, subject: pick.subject, features: ['addOn', 'links'] },
    async (): Promise<PickResponse> => {
      if (!api.scopes.includes(scopes.courseWork)) throw scopeMissing()
      const title = chosen.map((one) => one.title).join(', ')
      const { address } = await assignLink(
        api.classroom,
        pick.frame.courseId,
        {
          title: title.length > 200 ? `${title.slice(0, 199)}…` : title,
          links: chosen.map(({ url, title: name }) => ({ url, title: name })),
          unlessMadeSince: new Date(pick.openedAt),
        },
        surface.now(),
      )
      return { kind: 'placed', as: 'links', tellHost: closeFrameMessage, address: address ?? null }
    },
  )
