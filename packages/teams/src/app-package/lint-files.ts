import { finding, type Finding } from './findings.ts'
import { listAt, objectAt, textAt } from './manifest-values.ts'
import { readPngHeader } from './png-header.ts'
import { placeholdersOf } from './placeholders.ts'

export type PackageFiles = Record<string, Uint8Array>

/** What stands beside the manifest: pictures of the right kind, and each language whole. */
export const lintFiles = (manifest: unknown, files: PackageFiles): Finding[] => [
  ...Object.keys(files)
    .filter((name) => name.includes('/') || name.includes('\\'))
    .map((name) => finding('folder', name, 'Everything stands at the root of the package.')),
  ...iconFindings(manifest, files, { icon: 'color', size: 192 }),
  ...iconFindings(manifest, files, { icon: 'outline', size: 32 }),
  ...languageFiles(manifest).flatMap((name) => languageFindings(manifest, name, files[name])),
]

function iconFindings(
  manifest: unknown,
  files: PackageFiles,
  { icon, size }: { icon: 'color' | 'outline'; size: number },
): Finding[] {
  const name = textAt(objectAt(manifest, 'icons'), icon)
  const header = readPngHeader(files[name])
  if (header === undefined) return [finding('icon', name || icon, `The ${icon} icon is missing or no PNG.`)]
  const { width, height, hasAlpha } = header
  if (width !== size || height !== size)
    return [
      finding(
        'icon-size',
        name,
        `The ${icon} icon must have ${size} × ${size} pixels; it has ${width} × ${height}.`,
      ),
    ]
  return icon === 'outline' && !hasAlpha
    ? [finding('icon-opaque', name, 'The outline icon must be white on transparent.')]
    : []
}

const languageFiles = (manifest: unknown): string[] => {
  const info = objectAt(manifest, 'localizationInfo')
  const additional = listAt(info, 'additionalLanguages').map((language) => textAt(language, 'file'))
  return [textAt(info, 'defaultLanguageFile'), ...additional].filter(Boolean)
}

/** Where words stand and how long they may be; the schema looks at the manifest alone. */
const limits: [place: RegExp, limit: number][] = [
  [/^name\.short$/, 30],
  [/^name\.full$/, 100],
  [/^description\.short$/, 80],
  [/^description\.full$/, 4000],
  [/^staticTabs\[\d+\]\.name$/, 128],
  [/^activities\.activityTypes\[\d+\]\.(description|templateText)$/, 128],
]
const required = ['name.short', 'name.full', 'description.short', 'description.full']

function languageFindings(manifest: unknown, name: string, file: Uint8Array | undefined): Finding[] {
  const words = parsedWords(file)
  if (words === undefined)
    return [finding('language', name, 'The file of this language is missing or no JSON.')]
  return [
    ...required
      .filter((place) => !textAt(words, place))
      .map((place) =>
        finding('language-incomplete', name, `${place} is missing; the upload fails without it.`),
      ),
    ...Object.entries(words).flatMap(([place, text]) => wordFindings(name, place, text)),
    ...placeholderFindings(manifest, name, words),
  ]
}

function wordFindings(name: string, place: string, text: unknown): Finding[] {
  if (place === '$schema') return []
  const limit = limits.find(([pattern]) => pattern.test(place))?.[1]
  if (limit === undefined) return [finding('language-place', name, `${place} is no place in the manifest.`)]
  return typeof text === 'string' && text.length <= limit
    ? []
    : [finding('language-length', name, `${place} must be a text of at most ${limit} characters.`)]
}

/** A translation without a placeholder loses what it tells; with another one, every notification of that type is refused. */
function placeholderFindings(manifest: unknown, name: string, words: object): Finding[] {
  const activities = listAt(objectAt(manifest, 'activities'), 'activityTypes')
  return activities.flatMap((activity, index) => {
    const place = `activities.activityTypes[${index}].templateText`
    const translated = textAt(words, place)
    const own = placeholdersOf(textAt(activity, 'templateText')).join()
    return translated && placeholdersOf(translated).join() !== own
      ? [finding('language-placeholder', name, `${place} must have the placeholders of the manifest.`)]
      : []
  })
}

function parsedWords(file: Uint8Array | undefined): object | undefined {
  try {
    const words: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(file))
    return typeof words === 'object' && words !== null ? words : undefined
  } catch {
    return undefined
  }
}
