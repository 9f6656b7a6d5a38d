import type { Command } from 'commander'

/** Prints for a person, or with `--json` for a script. */
export function answer(command: Command, value: unknown, lines: string | readonly string[]): void {
  if (command.optsWithGlobals()['json']) console.log(JSON.stringify(value))
  else for (const line of [lines].flat()) console.log(line)
}
