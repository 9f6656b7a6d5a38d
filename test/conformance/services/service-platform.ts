import type { JSONWebKeySet } from 'jose'
import { claimNames } from '@lectern/lti'
import { simulatedServices, type SimulatedPlatform, type SimulatedServices } from '@lectern/lti/testing'
import { rosterAnswer, rosterPath, rosterUrl, type RosterCourse } from './roster.ts'
import { serviceCalls } from './service-calls.ts'

export interface ServiceOffer {
  /** Where the tool publishes its keys; without it no token is given. */
  toolJwksUrl?: string
  /** Another origin, which is told whether somebody follows a link to it. */
  foreignOrigin?: string
}

type PlatformRequest = Pick<Request, 'method' | 'headers'> & { url: URL; body: string }

const servicePath = /^\/(token|roster|lineitems|notice-handlers)(\/|$)/

/** Tokens, rosters, grades and notices, as exact as Moodle; every request of the tool is kept. */
export function servicePlatform(platform: SimulatedPlatform, { toolJwksUrl, foreignOrigin }: ServiceOffer) {
  const calls = serviceCalls()
  let services: Promise<SimulatedServices> | undefined
  /** The tool may be started after us, so its keys are read when it first calls. */
  const simulated = (): Promise<SimulatedServices> =>
    (services ??= keysAt(toolJwksUrl).then((toolKeys) =>
      simulatedServices(platform, { kind: 'moodle', toolKeys }),
    ))

  async function respond(
    { method, url, headers, body }: PlatformRequest,
    { tokens, fetch }: SimulatedServices,
  ): Promise<Response> {
    if (rosterPath.test(url.pathname)) return rosterAnswer(url, tokens.scopesOf(headers), foreignOrigin)
    return fetch(url.href, { method, headers, body })
  }

  return {
    calls,
    foreignOrigin,
    handles: ({ pathname }: URL): boolean => servicePath.test(pathname),
    async answer(request: PlatformRequest): Promise<Response> {
      const own = await simulated()
      const response = await respond(request, own)
      const scopes = own.tokens.scopesOf(request.headers)
      calls.add({ ...request, status: response.status, scopes })
      return response
    },
    rosterClaims: (course: RosterCourse): Record<string, unknown> => ({
      [claimNames.context]: { id: `course-${course}`, title: `Course ${course}` },
      [claimNames.memberships]: {
        context_memberships_url: rosterUrl(platform.registration.issuer, course),
        service_versions: ['2.0'],
      },
    }),
    gradeClaims: async (): Promise<Record<string, unknown>> => {
      const { claims } = await simulated()
      return {
        [claimNames.grades]: claims[claimNames.grades],
        [claimNames.notices]: claims[claimNames.notices],
      }
    },
    /** Where the tool wants notices, when it has said so. */
    noticeHandler: async (): Promise<string | undefined> =>
      [...(await simulated()).notices.handlers.values()][0],
  }
}

export type ServicePlatform = ReturnType<typeof servicePlatform>

/** A tool that cannot be asked for its keys gets no token, and is told so by its refusal. */
async function keysAt(url: string | undefined): Promise<JSONWebKeySet> {
  if (url === undefined) return { keys: [] }
  const response = await fetch(url)
  return (await response.json()) as JSONWebKeySet // jose refuses what is none
}
