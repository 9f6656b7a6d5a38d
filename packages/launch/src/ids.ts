declare const brand: unique symbol
type Branded<Name extends string> = string & { readonly [brand]: Name }

/** All ids are UUIDs; the brand keeps one kind from being passed as another. */
export type DistrictId = Branded<'DistrictId'>
export type InstallationId = Branded<'InstallationId'>
export type PersonId = Branded<'PersonId'>
export type ContextId = Branded<'ContextId'>
export type LaunchId = Branded<'LaunchId'>
export type AppId = Branded<'AppId'>
export type ResourceId = Branded<'ResourceId'>
