import { createReadStream } from 'node:fs'
import { stat, writeFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { pipeline, type Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { SingleBar } from 'cli-progress'
import type { ImportObserver, ImportOutcome, RejectedRow } from '@lectern/imports'
import { Problem } from '@lectern/problem'

export interface FileImport<Outcome extends ImportOutcome> {
  file: string
  /** Where rejected rows go; nothing is written when there are none. */
  report: string
  run: (csv: Readable, observer: ImportObserver) => Promise<Outcome>
}

/** Imports a file with a progress bar on a terminal; Ctrl-C stops it and leaves nothing half-done. */
export async function importFile<Outcome extends ImportOutcome>({
  file,
  report,
  run,
}: FileImport<Outcome>): Promise<Outcome> {
  await mustExist(file)
  const stop = new AbortController()
  const onInterrupt = (): void => stop.abort(cancelled())
  process.once('SIGINT', onInterrupt)
  const rejected: RejectedRow[] = []
  const bar = new SingleBar({
    format: '{bar} {percentage} % | {value} of {total} rows | {rejected} rejected',
    stream: process.stderr,
    noTTYOutput: false,
    hideCursor: true,
  })
  bar.start(await countRows(file), 0, { rejected: 0 })
  try {
    return await run(createReadStream(file), {
      signal: stop.signal,
      progress: (counts) =>
        bar.update(counts.accepted + counts.unchanged + counts.rejected, { rejected: counts.rejected }),
      rejected: (row) => void rejected.push(row),
    })
  } finally {
    bar.stop()
    process.off('SIGINT', onInterrupt)
    if (rejected.length > 0)
      await writeFile(report, rejected.map((row) => `${JSON.stringify(row)}\n`).join(''))
  }
}

export const outcomeLines = (
  { total, accepted, unchanged, rejected }: ImportOutcome,
  report: string,
): string[] => [
  `${total} rows: ${accepted} accepted, ${unchanged} unchanged, ${rejected} rejected.`,
  ...(rejected > 0 ? [`The rejected rows, each with its reason, are in ${report}.`] : []),
]

/** Lines but the header: near enough for a progress bar. */
async function countRows(file: string): Promise<number> {
  let lines = 0
  for await (const _line of createInterface({ input: unzipped(file) })) lines += 1
  return Math.max(0, lines - 1)
}

function unzipped(file: string): Readable {
  if (!file.endsWith('.gz')) return createReadStream(file)
  return pipeline(createReadStream(file), createGunzip(), () => {}) // who reads the result sees the error
}

async function mustExist(file: string): Promise<void> {
  if (await stat(file).catch(() => undefined)) return
  throw new Problem({ kind: 'not-found', code: 'import.no-file', message: `There is no file ${file}.` })
}

const cancelled = (): Problem =>
  new Problem({ kind: 'conflict', code: 'import.cancelled', message: 'Cancelled. Nothing was changed.' })
