import type { Request, RequestHandler, Response } from 'express'
import { signInPath } from '../addresses.ts'
import type { GoogleSite } from '../google-site.ts'
import { visitOf, type Visit } from './visit.ts'

/** Hands an account that is not signed in to where it can. */
export const signedInOnly =
  (site: GoogleSite, handle: (visit: Visit, request: Request, response: Response) => void): RequestHandler =>
  (request, response) => {
    const visit = visitOf(site, request)
    if (visit === undefined) return response.redirect(303, signInPath(request.originalUrl))
    handle(visit, request, response)
  }
