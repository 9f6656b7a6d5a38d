import type { JobLog } from '../define-job.ts'

export interface LogLine {
  level: 'info' | 'warn' | 'error'
  facts: object
  message: string
}

export interface RecordedLog extends JobLog {
  lines: LogLine[]
}

/** A log that keeps its lines for the test to read. */
export function recordedLog(lines: LogLine[] = [], bound: object = {}): RecordedLog {
  const at = (level: LogLine['level']) => (facts: object, message: string) => {
    lines.push({ level, facts: { ...bound, ...facts }, message })
  }
  return {
    lines,
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    child: (facts) => recordedLog(lines, { ...bound, ...facts }),
  }
}
