import { pino, type Logger } from 'pino'
import type { Config } from '../config.ts'

export type { Logger }

/** JSON lines on standard output; addresses are logged without their query, bodies and headers never. */
export const createLog = ({ logLevel }: Pick<Config, 'logLevel'>): Logger =>
  pino({ level: logLevel, base: undefined, timestamp: pino.stdTimeFunctions.isoTime })
