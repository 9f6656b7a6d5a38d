import { createHash } from 'node:crypto'
import { canonicalJson } from './canonical-json.ts'
import type { Manifest } from './manifest.ts'
import { placeholdersOf } from './placeholders.ts'

/** What an installation keeps of the package it made last. */
export interface Release {
  /** `major.minor.patch`. */
  version: string
  /** Of what the package holds; the same content, the same fingerprint. */
  fingerprint: string
}

export interface ReleasedContent {
  manifest: Omit<Manifest, 'version'>
  /** Everything else in the package. */
  files: Record<string, Uint8Array>
}

/**
 * The version of a package after its predecessor: the same while its content is the same, so that making it again
 * changes nothing; otherwise
 * - major, when an administrator or a person has to agree anew: identity, permissions, domains;
 * - minor, when what one can do changed: tabs, kinds of activities;
 * - patch, when only words or pictures did.
 * Teams takes an update only with a higher version, so a way back is a step forward too.
 */
export function nextRelease(content: ReleasedContent, previous?: Release): Release {
  const fingerprint = fingerprintOf(content)
  if (previous === undefined) return { version: '1.0.0', fingerprint }
  const [major = 1, minor = 0, patch = 0] = previous.version.split('.').map(Number)
  const [oldMajor, oldMinor] = previous.fingerprint.split('.')
  const [newMajor, newMinor] = fingerprint.split('.')
  if (fingerprint === previous.fingerprint) return previous
  if (newMajor !== oldMajor) return { version: `${major + 1}.0.0`, fingerprint }
  if (newMinor !== oldMinor) return { version: `${major}.${minor + 1}.0`, fingerprint }
  return { version: `${major}.${minor}.${patch + 1}`, fingerprint }
}

/** Three parts, so that the next release knows what changed without the last one's files. */
function fingerprintOf({ manifest, files }: ReleasedContent): string {
  const { id, manifestVersion, permissions, authorization, webApplicationInfo, validDomains } = manifest
  const agreed = { id, manifestVersion, permissions, authorization, webApplicationInfo, validDomains }
  const offered = {
    tabs: manifest.staticTabs.map(({ name: _name, ...tab }) => tab),
    channels: manifest.configurableTabs,
    activities: manifest.activities.activityTypes.map(({ type, templateText }) => [
      type,
      placeholdersOf(templateText),
    ]),
    scope: [manifest.defaultInstallScope, manifest.defaultGroupCapability, manifest.supportsChannelFeatures],
  }
  const { version: _version, ...whole } = manifest as Manifest
  const pictures = Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, digestOf(bytes)]))
  return [agreed, offered, { whole, pictures }].map((part) => digestOf(canonicalJson(part))).join('.')
}

const digestOf = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex').slice(0, 16)
