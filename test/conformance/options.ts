import { parseArgs } from 'node:util'
import { groups, type Group, type ToolUnderTest } from './case.ts'
import type { PlatformAddress } from './platform.ts'

export interface Options {
  tool: ToolUnderTest
  platform: PlatformAddress
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
    },
    platform: {
      port: portOf(given.port),
      issuer: webAddress('issuer', given.issuer)?.replace(/\/$/, ''),
      clientId: given['client-id'],
      deploymentId: given['deployment-id'],
    },
    only: groupOf(given.only),
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

function groupOf(value: string | undefined): Group | undefined {
  const group = groups.find((one) => one === value)
  if (group === undefined && value !== undefined)
    throw new UsageError(`--only must be one of ${groups.join(', ')}, not ${value}`)
  return group
}
