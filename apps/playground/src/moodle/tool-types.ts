import { randomBytes } from 'node:crypto'
import type { InstalledTool } from '../host/host.ts'
import type { LaunchTrails } from '../platform/launch-trail.ts'
import { createPlatform } from '../platform/platform.ts'
import { clientOf } from '../platform/registered-client.ts'
import type { SigningKey } from '../platform/signing-key.ts'
import type { HintFormat } from '../platform/message-hints.ts'
import { moodleProfile } from './moodle-profile.ts'
import type { ToolRegistration } from './read-registration.ts'

/** A tool that registered itself; nobody uses it before the administrator activates it. */
export interface ToolType extends InstalledTool {
  registration: ToolRegistration
  active: boolean
}

export interface ToolTypes {
  all(): readonly ToolType[]
  find(typeId: string | undefined): ToolType | undefined
  add(clientId: string, registration: ToolRegistration): ToolType
  remove(type: ToolType): void
}

interface ToolTypeParts {
  url: string
  key: () => Promise<SigningKey>
  hints: HintFormat
  trails: LaunchTrails
  now: () => Date
}

export function toolTypes({ url, key, hints, trails, now }: ToolTypeParts): ToolTypes {
  const types: ToolType[] = []
  let made = 0
  return {
    all: () => types,
    find: (typeId) => types.find(({ id }) => id === typeId),
    add(clientId, registration) {
      const typeId = String(++made)
      const { tool, scopes, claims, selectionUrl } = registration
      const profile = moodleProfile(url, hints, { clientId, typeId })
      const type: ToolType = {
        registration,
        active: false,
        id: typeId,
        platform: createPlatform({ profile, tool, key, trails, now }),
        client: clientOf(tool, {
          clientId,
          deploymentIds: [typeId],
          scopes,
          sharesNames: claims.some((name) => ['name', 'given_name', 'family_name'].includes(name)),
          sharesEmails: claims.includes('email'),
        }),
        deploymentOf: () => typeId,
        selectionUrl,
      }
      types.push(type)
      return type
    },
    remove: (type) => void types.splice(types.indexOf(type), 1),
  }
}

/** As Moodle makes them: 15 letters and digits. */
export const newClientId = (): string =>
  randomBytes(24)
    .toString('base64')
    .replaceAll(/[^A-Za-z0-9]/g, '')
    .slice(0, 15)
