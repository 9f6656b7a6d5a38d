import { refusing, type Refusal } from '../refusal.ts'

/** Why an app package is not made. manifest = Teams "App manifest reference", package = Teams "Teams app package". */
export const packageRefusals = {
  'teams.package-invalid': { kind: 'invalid', remedy: 'administrator', source: 'manifest' },
  'teams.package-unreadable': { kind: 'invalid', remedy: 'administrator', source: 'package' },
} as const satisfies Record<string, Refusal>

export type PackageRefusal = keyof typeof packageRefusals

export const refusePackage = refusing<PackageRefusal>(packageRefusals)
