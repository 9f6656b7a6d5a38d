import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { ServerUser } from './server-user.ts'

export interface GuardedProcess {
  running(): boolean
  /** The end of what it printed, for an error message. */
  lastWords(): string
  stop(): Promise<void>
}

/**
 * A shell stands between us and the program and reads a pipe that only we hold: when we end, even by kill -9, the
 * pipe closes and the shell asks the program to stop (SIGINT: PostgreSQL's fast shutdown).
 */
const guard = `exec 3<&0; "$@" & program=$!; { cat <&3 >/dev/null; kill -INT $program; } & wait $program`

/** Runs a program that cannot outlive this process. */
export function runGuarded(program: string, args: string[], user: ServerUser | undefined): GuardedProcess {
  const [command, argv] =
    process.platform === 'win32' ? [program, args] : ['sh', ['-c', guard, 'guard', program, ...args]]
  // Detached: Ctrl-C in a terminal reaches us alone, and we stop the program after its last user.
  const child = spawn(command, argv, { ...user, cwd: '/', detached: true, stdio: ['pipe', 'pipe', 'pipe'] })
  let words = ''
  const listen = (chunk: Buffer): void => void (words = (words + chunk.toString()).slice(-2000))
  child.stdout.on('data', listen)
  child.stderr.on('data', listen)
  child.stdin.on('error', () => {})
  child.on('error', (error) => listen(Buffer.from(error.message)))
  const exited = once(child, 'exit')
  for (const handle of [child, child.stdin, child.stdout, child.stderr])
    (handle as { unref?(): void }).unref?.()
  return {
    running: () => child.pid !== undefined && child.exitCode === null && child.signalCode === null,
    lastWords: () => words.trim(),
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.ref()
      if (process.platform === 'win32') child.kill()
      child.stdin.end()
      await exited
    },
  }
}
