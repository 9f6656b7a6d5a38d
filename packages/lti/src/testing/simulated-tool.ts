import { randomBytes } from 'node:crypto'
import { beginLogin, type BegunLogin, type RegistrationQuery } from '../launch/login.ts'
import { openLaunchState, proveBrowser } from '../launch/state.ts'
import { verifyLaunch, type LaunchPorts, type VerifiedLaunch } from '../launch/verify-launch.ts'
import { remoteKeys } from '../platform/keys.ts'
import type { PlatformRegistration } from '../platform/registration.ts'
import { aLaunch } from './a-launch.ts'
import { memoryNonces } from './memory-nonces.ts'
import type { SigningOptions, SimulatedPlatform } from './simulated-platform.ts'

export type ToolOverrides = Partial<LaunchPorts<PlatformRegistration>>

export type SimulatedTool = ReturnType<typeof simulatedTool>

/** A host of this package that keeps everything in memory: real login, real verification, real key cache. */
export function simulatedTool(platforms: readonly SimulatedPlatform[], overrides: ToolOverrides = {}) {
  const stateKey = randomBytes(32)
  const registrations = platforms.map((platform) => platform.registration)
  const ports: LaunchPorts<PlatformRegistration> = {
    tool: { isOwnTarget: (url) => url.origin === 'https://tool.example' },
    findRegistration: (issuer, clientId) =>
      registrations.find((one) => one.issuer === issuer && one.clientId === clientId),
    keys: remoteKeys({ fetch: async (url) => Response.json(platformAt(url).jwks()) }),
    deploymentStatus: (registration, deploymentId) =>
      platforms.some((one) => one.registration === registration && one.deploymentId === deploymentId)
        ? 'active'
        : 'unknown',
    consumeNonce: memoryNonces(),
    ...overrides,
  }
  const platformAt = (jwksUri: string) => platforms.find((one) => one.registration.jwksUri === jwksUri)!

  const findRegistrations = ({ issuer, clientId, deploymentId }: RegistrationQuery) =>
    platforms
      .filter((one) => deploymentId === undefined || one.deploymentId === deploymentId)
      .map((one) => one.registration)
      .filter((one) => one.issuer === issuer && (clientId === undefined || one.clientId === clientId))

  const login = (params: URLSearchParams): Promise<BegunLogin<PlatformRegistration>> =>
    beginLogin(params, {
      tool: { launchUrl: 'https://tool.example/lti/launch' },
      findRegistrations,
      stateKey,
      now: ports.now,
    })

  /** What the tool does with the form that a browser with this secret brings. */
  async function receive(
    form: URLSearchParams,
    secret: string,
  ): Promise<VerifiedLaunch<PlatformRegistration>> {
    const opened = await openLaunchState(form, { stateKey, now: ports.now })
    return verifyLaunch(form, proveBrowser(opened, secret), ports)
  }

  return {
    stateKey,
    ports,
    login,
    receive,

    /** One whole handshake: login, the platform's answer, verification. */
    async launch(
      platform: SimulatedPlatform,
      claims: Record<string, unknown> = aLaunch(),
      options: SigningOptions = {},
    ): Promise<VerifiedLaunch<PlatformRegistration>> {
      const { location, binding } = await login(platform.login())
      const form = await platform.answer(location, claims, { now: ports.now, ...options })
      return receive(form, binding.secret)
    },
  }
}
