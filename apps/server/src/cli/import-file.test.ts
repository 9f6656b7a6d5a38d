import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { importFile } from './import-file.ts'

let folder: string
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'lectern-cli-'))))
afterAll(() => rm(folder, { recursive: true, force: true }))

const imported = (file: string) =>
  importFile({
    file,
    report: join(folder, 'rejected.jsonl'),
    run: () => Promise.reject(new Error('must not be reached')),
  })

test('a file that is not there, and a folder, are told as such', async () => {
  const code = 'import.no-file'
  await expect(imported(join(folder, 'nowhere.csv'))).rejects.toMatchObject({ code })
  await expect(imported(folder)).rejects.toMatchObject({ code })
})

test('a damaged .gz is told as such', async () => {
  const file = join(folder, 'damaged.csv.gz')
  await writeFile(file, Buffer.from([0x1f, 0x8b, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8]))
  await expect(imported(file)).rejects.toMatchObject({ code: 'csv.broken-gzip' })
})
