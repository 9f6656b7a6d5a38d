import type { Readable } from 'node:stream'
import { unzipped } from './unzipped.ts'

const newline = 0x0a

/** Lines below the header: what a progress bar measures against, cheap and near enough to the number of rows. */
export async function countLines(file: Readable): Promise<number> {
  let ends = 0
  let last = newline
  for await (const bytes of unzipped(file)) {
    for (let at = bytes.indexOf(newline); at >= 0; at = bytes.indexOf(newline, at + 1)) ends += 1
    last = bytes.at(-1) ?? last
  }
  const lines = last === newline ? ends : ends + 1
  return Math.max(lines - 1, 0)
}
