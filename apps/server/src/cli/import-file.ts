import { createReadStream } from 'node:fs'
import { stat, writeFile } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { SingleBar } from 'cli-progress'
import { countLines, type ImportObserver, type ImportOutcome, type RejectedRow } from '@lectern/imports'
import { Problem } from '@lectern/problem'

export interface FileImport<Outcome extends ImportOutcome> {
  file: string
  /** Where rejected rows go; nothing is written when there are none. */
  report: string
  run: (csv: Readable, observer: ImportObserver) => Promise<Outcome>
}

/** Imports a file with a progress bar on a terminal; Ctrl-C stops it and leaves nothing half-done. */
export const importFile = <Outcome extends ImportOutcome>({
  file,
  report,
  run,
}: FileImport<Outcome>): Promise<Outcome> =>
  importFiles({ files: [file], report, run: (observer) => run(createReadStream(file), observer) })

export interface FilesImport<Outcome extends ImportOutcome> {
  files: readonly string[]
  report: string
  run: (observer: ImportObserver) => Promise<Outcome>
}

/** The same for files that belong together. */
export async function importFiles<Outcome extends ImportOutcome>({
  files,
  report,
  run,
}: FilesImport<Outcome>): Promise<Outcome> {
  for (const file of files) await mustExist(file)
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
  bar.start(await countAllLines(files), 0, { rejected: 0 })
  try {
    return await run({
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

async function countAllLines(files: readonly string[]): Promise<number> {
  let lines = 0
  for (const file of files) lines += await countLines(createReadStream(file))
  return lines
}

export const outcomeLines = (
  { total, accepted, unchanged, rejected }: ImportOutcome,
  report: string,
): string[] => [
  `${total} rows: ${accepted} accepted, ${unchanged} unchanged, ${rejected} rejected.`,
  ...(rejected > 0 ? [`The rejected rows, each with its reason, are in ${report}.`] : []),
]

async function mustExist(file: string): Promise<void> {
  if ((await stat(file).catch(() => undefined))?.isFile()) return
  throw new Problem({ kind: 'not-found', code: 'import.no-file', message: `There is no file ${file}.` })
}

const cancelled = (): Problem =>
  new Problem({ kind: 'conflict', code: 'import.cancelled', message: 'Cancelled. Nothing was changed.' })
