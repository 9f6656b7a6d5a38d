import type { DistrictId } from '@lectern/launch'

/** What a column or a parameter may hold on the wire. */
export type Row = Record<string, unknown>

/**
 * One district's view of the database: the first argument of every store function. Row-level security compares
 * each row's `district_id` with this scope, so a forgotten condition finds nothing instead of somebody else's data.
 */
export interface DistrictScope {
  readonly districtId: DistrictId
  /** One statement in one round trip and one transaction. Values fill `$1`, `$2`, … */
  query<R extends object = Row>(sql: string, values?: readonly unknown[]): Promise<R[]>
  /** Several statements that take effect together or not at all; inside a transaction, a part of it. */
  transaction<T>(work: (scope: DistrictScope) => Promise<T>): Promise<T>
  /**
   * Of all who do the same thing in this district, on whichever server, one at a time. On connections of their own: what
   * waits for somebody else's system must not use up those that it needs to go on.
   */
  inTurn<T>(thing: string, work: () => Promise<T>): Promise<T>
}
