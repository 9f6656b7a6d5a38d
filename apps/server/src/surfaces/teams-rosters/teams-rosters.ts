import type { TeamsSurface } from '../teams/teams-surface.ts'

/** What reading the rosters of Microsoft Teams needs of its surface. */
export type TeamsRosters = Pick<
  TeamsSurface,
  'publicUrl' | 'database' | 'pseudonyms' | 'secrets' | 'tokensOf' | 'connect' | 'enqueue' | 'log' | 'now'
>
