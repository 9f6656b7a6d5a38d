import { unzipSync, zipSync } from 'fflate'
import type { AppDescription } from './app-description.ts'
import type { Finding } from './findings.ts'
import { icons } from './icons.ts'
import { lintFiles, type PackageFiles } from './lint-files.ts'
import { lintManifest } from './lint-manifest.ts'
import { buildLocalization, buildManifest, fileNames } from './manifest.ts'
import { refusePackage } from './package-refusals.ts'
import { nextRelease, type Release } from './release.ts'
import { schemaFindings } from './schema-findings.ts'

export interface AppPackage {
  /** What an administrator uploads: the same bytes whenever and wherever it is made. */
  zip: Uint8Array
  /** To be kept for the next one. */
  release: Release
}

/**
 * The app of one district as a package (Teams "Teams app package"), checked by Microsoft's schema and by what it misses.
 * @throws Problem `teams.package-invalid`; `details.findings` says what and where
 */
export function buildAppPackage(app: AppDescription, previous?: Release): AppPackage {
  const files: PackageFiles = {
    [fileNames.color]: icons.color,
    [fileNames.outline]: icons.outline,
    [fileNames.en]: jsonFile(buildLocalization(app, 'en')),
    [fileNames.es]: jsonFile(buildLocalization(app, 'es')),
  }
  const release = nextRelease({ manifest: buildManifest(app, '0.0.0'), files }, previous)
  const whole = { ...files, [fileNames.manifest]: jsonFile(buildManifest(app, release.version)) }
  const findings = packageFindings(whole)
  if (findings.length > 0)
    throw refusePackage(
      'teams.package-invalid',
      `Teams would not take this package: ${findings.map(({ place, message }) => `${place}: ${message}`).join(' ')}`,
      { findings },
    )
  return { zip: reproducibleZip(whole), release }
}

/** What is wrong with a package that somebody made or changed by hand. @throws Problem `teams.package-unreadable` */
export function checkAppPackage(zip: Uint8Array): Finding[] {
  let files: PackageFiles
  if (zip.length > maxZipBytes)
    throw refusePackage('teams.package-unreadable', 'This file is too large to be an app package.')
  try {
    files = unzipSync(zip, { filter: ({ originalSize }) => originalSize <= maxFileBytes })
  } catch (error) {
    throw refusePackage('teams.package-unreadable', 'This is no ZIP file.', {}, error)
  }
  return packageFindings(files)
}

const maxZipBytes = 4 * 1024 * 1024
const maxFileBytes = 1024 * 1024

function packageFindings(files: PackageFiles): Finding[] {
  const manifest = parsedManifest(files[fileNames.manifest])
  return [...schemaFindings(manifest), ...lintManifest(manifest), ...lintFiles(manifest, files)]
}

function parsedManifest(file: Uint8Array | undefined): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(file))
  } catch {
    throw refusePackage('teams.package-unreadable', `The package has no readable ${fileNames.manifest}.`)
  }
}

const jsonFile = (value: object): Uint8Array =>
  new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`)

/** By local time, as ZIP has it: the same date in every zone. */
const timeless = () => new Date(1980, 0, 1)

/** In one order, of one date and uncompressed, because compressors differ. */
function reproducibleZip(files: PackageFiles): Uint8Array {
  const sorted = Object.entries(files).toSorted(([one], [other]) => (one < other ? -1 : 1))
  return zipSync(Object.fromEntries(sorted), { level: 0, mtime: timeless() })
}
