import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { PrivacyLevel } from './canvas/privacy-level.ts'
import { createCanvasSite } from './canvas/canvas-site.ts'
import type { Course } from './district/course.ts'
import { courses } from './district/courses.ts'
import type { ModuleLink } from './district/module-links.ts'
import type { GoogleAddOn } from './google/google-add-on.ts'
import { createGoogleSite } from './google/google-site.ts'
import { playgroundGoogle, type PlaygroundGoogle } from './google/playground-google.ts'
import { createMoodleSite } from './moodle/moodle-site.ts'
import { createSchoologySite } from './schoology/schoology-site.ts'
import { createStrictSite } from './strict/strict-site.ts'
import { people } from './district/people.ts'
import type { Person } from './district/person.ts'
import { installTeams, type TeamsInstallation } from './teams/install-teams.ts'
import { createTeamsSite } from './teams/teams-site.ts'
import type { TeamsOptions } from './teams/teams-options.ts'
import type { PlatformProfile, RegisteredTool } from './platform/profile.ts'
import { launchTrails } from './platform/launch-trail.ts'
import { playgroundApp } from './playground-app.ts'

export interface PlaygroundOptions {
  host?: '127.0.0.1'
  /** 0 takes any free port. The address is the platform's issuer: keep the port where a tool is to remember it. */
  port: number
  tool: RegisteredTool
  /** Links to apps that teachers placed into modules. */
  links?: readonly ModuleLink[]
  privacyLevel?: PrivacyLevel
  /** With what is entered for the tool in the Marketplace, there is a Google Classroom too. */
  google?: GoogleAddOn
  /** With it there is a Microsoft with Entra, Graph and Teams. */
  teams?: TeamsOptions
  now?: () => Date
  log?: (line: string) => void
}

type InstallationValues = Pick<
  PlatformProfile,
  'name' | 'issuer' | 'clientId' | 'deploymentId' | 'authorizationEndpoint' | 'tokenEndpoint' | 'jwksUri'
>

export interface Playground {
  url: string
  /** What has to be entered in the tool to install it on each simulated host that is installed by hand. */
  canvas: InstallationValues
  /** Of the first organization; the other one's deployment is seen with its first launch. */
  schoology: InstallationValues
  strict: InstallationValues
  google?: PlaygroundGoogle
  /** What has to be known to install the tool at Microsoft, and what can go wrong there. */
  teams?: TeamsInstallation
  people: readonly Person[]
  courses: readonly Course[]
  close(): Promise<void>
}

/** Serves the simulated hosts: a site of its own, apart from the tool's. */
export async function startPlayground(options: PlaygroundOptions): Promise<Playground> {
  const { host = '127.0.0.1', port, tool, links = [], privacyLevel = 'public' } = options
  const { now = () => new Date(), log = () => {} } = options
  const server = await listen(host, port)
  // A listening TCP server has an AddressInfo. The address is the issuer, so the platform can only be made now.
  const url = `http://${host}:${(server.address() as AddressInfo).port}`
  const trails = launchTrails()
  const moodle = createMoodleSite({ url, trails, now })
  const schoology = createSchoologySite({ url, tool, links, trails, now })
  const strict = createStrictSite({ url, tool, links, trails, now })
  const canvas = createCanvasSite({ url, tool, links, privacyLevel, trails, now })
  const google =
    options.google && (await createGoogleSite({ url, toolName: tool.name, addOn: options.google, now, log }))
  const teams =
    options.teams && (await createTeamsSite({ url, toolName: tool.name, teams: options.teams, now }))
  const installed = [schoology, strict]
  server.on('request', playgroundApp({ canvas, moodle, installed, google, teams, trails, log }))
  log(`Simulated Canvas at ${url}`)
  return {
    url,
    canvas: canvas.platform.profile,
    schoology: schoology.platform.profile,
    strict: strict.platform.profile,
    ...(google && { google: playgroundGoogle(google) }),
    ...(teams && { teams: installTeams(teams) }),
    people,
    courses,
    async close() {
      google?.office.close()
      await close(server)
    },
  }
}

async function listen(host: string, port: number): Promise<Server> {
  const server = createServer()
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, host, resolve)
  })
  return server
}

async function close(server: Server): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()))
    server.closeAllConnections()
  })
}
