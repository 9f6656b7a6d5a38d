import type { Config } from './config.ts'

/** The token stands behind `#`, which no server ever sees or logs. */
export const setupLink = ({ publicUrl }: Pick<Config, 'publicUrl'>, token: string): string =>
  `${publicUrl}/console/setup#token=${token}`
