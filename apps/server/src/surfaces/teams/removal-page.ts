import type { RequestHandler } from 'express'
import { localeOf } from '@lectern/launch'
import { readTabAddress } from '@lectern/teams'
import { teamsRemovalPage } from '@lectern/ui/teams-removal-page'
import { parametersOf } from '../../http/form.ts'
import { newNonce, sendPage } from '../../http/html-page.ts'
import type { TeamsSurface } from './teams-surface.ts'

/** `/teams/remove`: a tab's `removeUrl`. The same for everybody, and it changes nothing here. */
export const removalPage =
  ({ assets, otherHosts, frameAncestors }: TeamsSurface): RequestHandler =>
  (req, res) => {
    const { theme, locale } = readTabAddress(parametersOf(req))
    const nonce = newNonce()
    const html = teamsRemovalPage({
      locale: localeOf(locale ?? req.headers['accept-language']),
      theme,
      nonce,
      script: assets.teamsWindow,
      hosts: otherHosts,
    })
    sendPage(res, { html, nonce, frameAncestors })
  }
