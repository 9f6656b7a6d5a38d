import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../../', import.meta.url))

export interface SourceFile {
  /** From the root, with forward slashes. */
  path: string
  text: string
  isTest: boolean
  imports: { specifier: string; typeOnly: boolean }[]
}

export interface Package {
  /** `packages/lti` */
  folder: string
  name: string
  manifest: Manifest
  files: SourceFile[]
}

interface Manifest {
  name: string
  scripts?: Record<string, string>
  dependencies?: Record<string, string>
  devDependencies?: Record<string, string>
}

/** Every package of the workspace with what its sources import. */
export function readPackages(): Package[] {
  return ['packages', 'apps'].flatMap((parent) =>
    readdirSync(join(root, parent)).map((name) => {
      const folder = `${parent}/${name}`
      const manifest = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as Manifest
      const files = listFiles(join(root, folder, 'src')).map(readSource)
      return { folder, name: manifest.name, manifest, files }
    }),
  )
}

function listFiles(directory: string): string[] {
  return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const path = join(directory, entry.name)
    if (entry.isDirectory()) return listFiles(path)
    return /\.tsx?$/.test(entry.name) ? [path] : []
  })
}

const statement = /^\s*(?:import|export)\s+(type\s+)?(?:[^'"`;]*?\sfrom\s+)?['"]([^'"]+)['"]/gm
const dynamic = /\bimport\(\s*['"]([^'"]+)['"]/g

function readSource(path: string): SourceFile {
  const text = readFileSync(path, 'utf8')
  return {
    path: relative(root, path).replaceAll('\\', '/'),
    text,
    isTest: /\.test\.tsx?$|\/testing(\/|\.)|\/contract\//.test(path),
    imports: [
      ...[...text.matchAll(statement)].map(([, typeOnly, specifier]) => ({
        specifier: specifier!,
        typeOnly: Boolean(typeOnly),
      })),
      ...[...text.matchAll(dynamic)].map(([, specifier]) => ({ specifier: specifier!, typeOnly: false })),
    ],
  }
}
