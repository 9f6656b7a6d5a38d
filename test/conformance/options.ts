import { parseArgs } from 'node:util'
import { groups, type Group, type ToolUnderTest } from './case.ts'
import type { PlatformAddress } from './platform.ts'
import { conformanceProfiles, type ConformanceProfileName } from './profiles.ts'

export interface Options {
  tool: ToolUnderTest
  platform: PlatformAddress
  profile: ConformanceProfileName
  /** Milliseconds. */
  serviceWait: number
  only?: Group
  json: boolean
  wait: boolean
}

export const usage = `npm run conformance -- --tool <login URL> [options]

  --tool <url>             the tool's OIDC login URL
  --launch-url <url>       its redirect URI, when only that one may be asked for
  --target <url>           where links lead (default: the launch URL, or the tool's host)
  --student-target <url>   the same for students (default: --target)
  --accepted-text <text>   stands on every accepted page, and on no other
  --jwks-url <url>         the tool's keys; without them it gets no token for services
  --notice-url <url>       where it takes notices, if it does not tell the platform itself
  --registration-url <url> where platforms register; twice when each address is good once
  --profile <name>         ${Object.keys(conformanceProfiles).join(' | ')} (default: strict): how the platform launches
  --service-wait <seconds> for its first call to a service after a launch (default: 20)
  --client-id <id>         default: conformance
  --deployment-id <id>     default: conformance-1
  --port <port>            of the platform, on loopback (default: 8899)
  --issuer <url>           how the tool reaches the platform, if not by loopback
  --only <group>           ${groups.join(' | ')}
  --json                   a line of JSON for each case instead of the table
  --wait                   start when ENTER is pressed, after registering
`

/** @throws UsageError */
export function readOptions(args: readonly string[]): Options {
  const given = parsed(args)
  const loginUrl = webAddress('tool', given.tool)
  if (loginUrl === undefined) throw new UsageError('--tool is missing')
  const launchUrl = webAddress('launch-url', given['launch-url'])
  const target = webAddress('target', given.target) ?? launchUrl ?? new URL('/', loginUrl).href
  return {
    tool: {
      loginUrl,
      launchUrl,
      target,
      studentTarget: webAddress('student-target', given['student-target']) ?? target,
      acceptedText: given['accepted-text'],
      noticeUrl: webAddress('notice-url', given['notice-url']),
      registrationUrls: given['registration-url']?.map(
        (url) => new URL(webAddress('registration-url', url)!).href,
      ),
    },
    platform: {
      port: portOf(given.port),
      issuer: webAddress('issuer', given.issuer)?.replace(/\/$/, ''),
      clientId: given['client-id'],
      deploymentId: given['deployment-id'],
      toolJwksUrl: webAddress('jwks-url', given['jwks-url']),
    },
    profile: oneOf('profile', given.profile, profileNames) ?? 'strict',
    serviceWait: secondsOf('service-wait', given['service-wait']) * 1000,
    only: oneOf('only', given.only, groups),
    json: given.json,
    wait: given.wait,
  }
}

/** What was typed is wrong; its message says what. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        tool: { type: 'string' },
        'launch-url': { type: 'string' },
        target: { type: 'string' },
        'student-target': { type: 'string' },
        'accepted-text': { type: 'string' },
        'jwks-url': { type: 'string' },
        'notice-url': { type: 'string' },
        'registration-url': { type: 'string', multiple: true },
        profile: { type: 'string' },
        'service-wait': { type: 'string', default: '20' },
        'client-id': { type: 'string', default: 'conformance' },
        'deployment-id': { type: 'string', default: 'conformance-1' },
        port: { type: 'string', default: '8899' },
        issuer: { type: 'string' },
        only: { type: 'string' },
        json: { type: 'boolean', default: false },
        wait: { type: 'boolean', default: false },
      },
    }).values
  } catch (cause) {
    throw new UsageError(cause instanceof Error ? cause.message : String(cause), { cause })
  }
}

function webAddress(option: string, value: string | undefined): string | undefined {
  if (value === undefined || (URL.canParse(value) && /^https?:$/.test(new URL(value).protocol))) return value
  throw new UsageError(`--${option} must be an http or https address, not ${value}`)
}

function portOf(value: string): number {
  if (/^\d{1,5}$/.test(value) && Number(value) <= 65_535) return Number(value)
  throw new UsageError(`--port must be a port number, not ${value}`)
}

function secondsOf(option: string, value: string): number {
  if (/^\d{1,4}$/.test(value)) return Number(value)
  throw new UsageError(`--${option} must be a number of seconds, not ${value}`)
}

// The names are its keys.
const profileNames = Object.keys(conformanceProfiles) as ConformanceProfileName[]

function oneOf<Name extends string>(
  option: string,
  value: string | undefined,
  names: readonly Name[],
): Name | undefined {
  const found = names.find((name) => name === value)
  if (found === undefined && value !== undefined)
    throw new UsageError(`--${option} must be one of ${names.join(', ')}, not ${value}`)
  return found
}
