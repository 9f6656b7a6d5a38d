import type { RequestHandler } from 'express'
import { teamsDocument } from '@lectern/embed/render'
import { localeOf } from '@lectern/launch'
import { readTabAddress } from '@lectern/teams'
import { parametersOf } from '../../http/form.ts'
import { newNonce, sendPage } from '../../http/html-page.ts'
import type { TeamsSurface } from './teams-surface.ts'

/**
 * The tab before anybody is known: a frame that asks Teams who looks. The same for everyone, and without a question to
 * the database, so that it is there at once.
 */
export const tabPage =
  ({ assets, otherHosts, frameAncestors }: TeamsSurface): RequestHandler =>
  (req, res) => {
    const { theme, locale } = readTabAddress(parametersOf(req))
    const nonce = newNonce()
    const html = teamsDocument({
      locale: localeOf(locale ?? req.headers['accept-language']),
      theme,
      assets,
      nonce,
      hosts: otherHosts,
    })
    sendPage(res, { html, nonce, frameAncestors })
  }
