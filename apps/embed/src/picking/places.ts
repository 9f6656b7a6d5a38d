import type { PickRequest } from '@lectern/api-contracts'

/** Where the host can put what was chosen. */
export type Place = NonNullable<PickRequest['into']>

/** The host's own button takes what was chosen. */
export const isTakenByHost = ({ into }: { into?: readonly Place[] }): boolean =>
  into?.includes('settings') ?? false
