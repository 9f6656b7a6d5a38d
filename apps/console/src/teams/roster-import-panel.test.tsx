import { expect, test } from 'vitest'
import { problem } from '../testing/fake-api.ts'
import { renderConsole, sees } from '../testing/render-console.tsx'
import { anImport, aSession, aList } from '../testing/samples.ts'
import { aTeamsInstallation, aTeamsSummary, someTeamsDetails } from '../testing/teams-samples.ts'

const installation = aTeamsInstallation({ teams: { ...aTeamsSummary, features: ['roster'] } })
const path = `/installations/${installation.id}`
const own = { kind: 'rosters', installationId: installation.id } as const
const routes = {
  'GET /session': aSession,
  'GET /installations': () => aList([installation]),
  [`GET ${path}`]: () => installation,
  [`GET ${path}/teams`]: () => someTeamsDetails(),
  'GET /imports': () => ({ imports: [] }),
}

test('a set of files is sent in one request, each announced by its name and length', async () => {
  const running = anImport({ ...own, fileName: 'orgs.csv, users.csv' })
  let imports = [anImport({ fileName: 'usage.csv' })]
  const requests = renderConsole(path, {
    ...routes,
    'GET /imports': () => ({ imports }),
    [`POST ${path}/roster-import`]: () => {
      imports = [running, ...imports]
      return Response.json(running, { status: 202 })
    },
  })
  await sees('All CSV files of one set')
  send(new File(['id\n1\n'], 'orgs.csv'), new File(['id\nä\n'], 'users.csv'))
  await sees('43,353 of 86,706 rows (50%)')
  expect(document.body.textContent).not.toContain('usage.csv')
  const sent = requests.find(({ method }) => method === 'POST')
  expect(sent?.query.getAll('file')).toEqual(['orgs.csv:5', 'users.csv:6'])
  expect(sent?.body).toBeInstanceOf(Blob)
})

test('a set that is not whole says which file is missing', async () => {
  const detail = 'Missing: classes.csv.'
  renderConsole(path, {
    ...routes,
    [`POST ${path}/roster-import`]: () => problem(400, 'sds.file-missing', detail),
  })
  await sees('All CSV files of one set')
  send(new File(['id\n'], 'orgs.csv'))
  await sees(detail)
})

test('nothing is offered while class lists are switched off', async () => {
  renderConsole(path, { ...routes, [`GET ${path}`]: () => aTeamsInstallation() })
  await sees('Does it work?')
  expect(document.body.textContent).not.toContain('All CSV files of one set')
})

/** jsdom cannot fill a file field, so its own check of the form would never let this one pass. */
function send(...files: File[]) {
  const input = document.querySelector('input[type=file][multiple]')
  if (!(input instanceof HTMLInputElement)) throw new Error('The page has no field for files')
  Object.defineProperty(input, 'files', { value: files })
  input.dispatchEvent(new Event('change', { bubbles: true }))
  input.form?.dispatchEvent(new SubmitEvent('submit', { bubbles: true, cancelable: true }))
}
