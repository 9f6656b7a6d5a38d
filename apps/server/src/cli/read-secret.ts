import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { Problem } from '@lectern/problem'

/**
 * A secret from a file, or from standard input for `-`: arguments are seen by everybody on the machine.
 * @throws Problem `secret.no-file`
 */
export async function readSecret(file: string): Promise<string> {
  if (file === '-') return (await text(process.stdin)).trim()
  const read = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new Problem({
      kind: 'invalid',
      code: 'secret.no-file',
      message: `The file ${file} cannot be read. Write the secret into a file, or pass - and send it to standard input.`,
      cause,
    })
  })
  return read.trim()
}
