import type { ImportRun } from '@lectern/api-contracts'
import { expect, test } from 'vitest'
import { press, pressable, renderConsole, sees } from '../testing/render-console.tsx'
import { anImport, aSession } from '../testing/samples.ts'

const running = anImport()

/** A server whose imports a test can move on. */
function anImporter(...imports: ImportRun[]) {
  const server = { imports }
  const routes = {
    'GET /session': aSession,
    'GET /imports': () => ({ imports: server.imports }),
    [`DELETE /imports/${running.id}`]: () => {
      server.imports = [anImport({ status: 'cancelled' })]
      return server.imports[0]
    },
    'POST /imports/usage': () => {
      server.imports = [running]
      return Response.json(running, { status: 202 })
    },
  }
  return { server, routes }
}

test('a page that is opened while an import runs shows how far it is, with counts', async () => {
  renderConsole('/catalog/imports', anImporter(running).routes)
  await sees('43,353 of 86,706 rows (50%)')
  const bar = document.querySelector('progress')
  expect([bar?.value, bar?.max, bar?.getAttribute('aria-label')]).toEqual([
    43_353,
    86_706,
    'Progress of 3412.csv.gz',
  ])
})

test('the page follows an import to its report, with the rejected rows to download', async () => {
  const { server, routes } = anImporter(running)
  renderConsole('/catalog/imports', routes)
  await sees('Running')
  server.imports = [anImport({ status: 'done', doneRows: 86_706, acceptedRows: 86_683 })]
  const report = await pressable('Download 23 rejected rows')
  expect(report.getAttribute('href')).toBe(`/api/v1/console/imports/${running.id}/rejections.csv`)
  expect(document.querySelector('progress')).toBeNull()
})

test('an import can be cancelled while it runs', async () => {
  renderConsole('/catalog/imports', anImporter(running).routes)
  await press('Cancel the import of 3412.csv.gz')
  await sees('Cancelled')
})

test('an import that failed says why', async () => {
  renderConsole(
    '/catalog/imports',
    anImporter(anImport({ status: 'failed', message: 'No column names the app.' })).routes,
  )
  await sees('No column names the app.')
})

test('a file is sent as it is, with its name, as the chosen kind', async () => {
  const requests = renderConsole('/catalog/imports?kind=usage', anImporter().routes)
  await sees('Nothing was imported yet')
  const file = new File(['time,lp_id\n'], '3412.csv.gz')
  send(file)
  await sees('43,353 of 86,706 rows')
  const sent = requests.find(({ method }) => method === 'POST')
  expect([sent?.path, sent?.query.get('fileName'), sent?.body]).toEqual([
    '/imports/usage',
    '3412.csv.gz',
    file,
  ])
})

test('help for teachers is the third kind of file, and the address may ask for it', async () => {
  renderConsole('/catalog/imports?kind=resources', anImporter().routes)
  await sees('Help for teachers')
  const chosen = document.querySelector('input[name=kind]:checked')
  expect(chosen?.parentElement?.textContent).toContain('retired')
})

/** jsdom cannot fill a file field, so its own check of the form would never let this one pass. */
function send(file: File) {
  const input = document.querySelector('input[type=file]')
  if (!(input instanceof HTMLInputElement)) throw new Error('The page has no file field')
  Object.defineProperty(input, 'files', { value: [file] })
  input.dispatchEvent(new Event('change', { bubbles: true }))
  input.form?.dispatchEvent(new SubmitEvent('submit', { bubbles: true, cancelable: true }))
}
