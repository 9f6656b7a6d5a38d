import { startPlayground, type PlaygroundGoogle, type TeamsInstallation } from '@lectern/playground'
import { hasAccounts, inviteDirector } from '@lectern/tenancy'
import { compose, portProblem, type Lectern } from '../compose.ts'
import type { Config } from '../config.ts'
import type { Logger } from '../http/log.ts'
import { secretKeys } from '../secret-keys.ts'
import { setupLink } from '../setup-link.ts'
import { googleAddOn } from './google-add-on.ts'
import { links } from './imaginary-district.ts'
import { simulatedPublicHost, teamsApp } from './teams-app.ts'
import { uploadTeamsApp } from './upload-teams-app.ts'
import { seedDemo } from './seed-demo.ts'

export interface Demo {
  lectern: Lectern
  playgroundUrl: string
  /** The simulated Google. */
  google: PlaygroundGoogle
  /** The simulated Microsoft. */
  teams: TeamsInstallation
  /** Until somebody has used it. */
  setupLink?: string
  close(): Promise<void>
}

/** Beside the server's port, on another host name: hosts and tool are different sites, as in life. */
const playgroundPort = (port: number): number => (port + 100 <= 65_535 ? port + 100 : port - 100)

/** The whole product on one machine: server, worker, playground, and a district to look at. */
export async function startDemo(config: Config, log: Logger): Promise<Demo> {
  const port = playgroundPort(config.port)
  const playground = await startPlayground({
    port,
    tool: {
      name: 'Lectern',
      loginUrl: `${config.publicUrl}/lti/login`,
      launchUrl: `${config.publicUrl}/lti/launch`,
      jwksUrl: `${config.publicUrl}/lti/jwks`,
    },
    links,
    google: googleAddOn(config.publicUrl),
    teams: teamsApp(config.publicUrl),
  }).catch((error: Error) => Promise.reject(portProblem(error, port)))
  const lectern = await compose(config, {
    log,
    migrate: true,
    host: '127.0.0.1',
    playgroundUrl: playground.url,
    simulatedGoogle: playground.google?.base,
    simulatedMicrosoft: playground.teams && { base: playground.teams.base, host: simulatedPublicHost },
  })
  const { database, jobs, pseudonyms } = lectern
  // First of all: a port that is taken is told before anything is made.
  const { url } = await lectern.listen()
  await lectern.work()
  const keys = await secretKeys(config)
  const scope = await seedDemo({ database, jobs, pseudonyms, keys, playground, now: new Date() })
  if (playground.teams) await uploadTeamsApp(url, { database, keys, teams: playground.teams })
  return {
    lectern,
    playgroundUrl: playground.url,
    google: playground.google!, // it was asked for
    teams: playground.teams!, // so was it
    ...(!(await hasAccounts(scope)) && { setupLink: setupLink(config, await inviteDirector(scope)) }),
    async close() {
      await playground.close()
      await lectern.close()
    },
  }
}
