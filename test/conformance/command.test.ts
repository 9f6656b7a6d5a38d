import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { startCarelessTool, type CarelessTool } from './careless-tool.ts'
import { allCases } from './cases/all-cases.ts'
import { conformance } from './conformance.ts'
import type { Result } from './run-cases.ts'

/** The command, with time that passes at once and a hand that is quick on ENTER. */
async function run(...args: string[]) {
  const out: string[] = []
  const notes: string[] = []
  const status = await conformance(['--port', '0', '--service-wait', '0', ...args], {
    out: (line) => void out.push(line),
    note: (line) => void notes.push(line),
    pressedEnter: async () => void notes.push('(ENTER)'),
    pause: async () => {},
  })
  return { status, out, notes: notes.join('\n') }
}

/** What every tool must do; the rest only a tool that offers it. */
const demanded = allCases.filter(({ group }) => ['core', 'deep-linking', 'extra'].includes(group))

const resultsOf = (lines: string[]) => lines.map((line) => JSON.parse(line) as Result)

describe('a tool that accepts everything', () => {
  let tool: CarelessTool
  let status: number
  let results: Result[]
  beforeAll(async () => {
    tool = await startCarelessTool()
    const ran = await run('--tool', tool.loginUrl, '--json')
    status = ran.status
    results = resultsOf(ran.out)
  })
  afterAll(() => tool.close())

  test('fails the run', () => expect(status).toBe(1))

  test.each(demanded.filter(({ expected }) => expected === 'refused'))('fails $id $name', ({ id }) => {
    expect(results.find((result) => result.id === id)).toMatchObject({ verdict: 'fail' })
  })

  test('fails the open redirect, and the request that lacks what it must have', () => {
    const failed = results.filter(({ verdict }) => verdict === 'fail').map(({ id }) => id)
    expect(failed).toEqual(expect.arrayContaining(['target-foreign', 'login-request']))
  })

  test('passes the valid launches', () => {
    const valid = results.filter(({ id }) => /^(teacher|student)-/.test(id))
    expect(valid).toHaveLength(18)
    expect(valid.every(({ verdict }) => verdict === 'pass')).toBe(true)
  })
})

test.each([403, 500] as const)(
  'a tool that answers every launch with %i passes nothing: its refusals prove nothing',
  async (answer) => {
    const tool = await startCarelessTool(answer)
    onTestFinished(() => tool.close())
    const { status, out } = await run('--tool', tool.loginUrl, '--json')
    expect(status).toBe(1)
    const ids = new Set(demanded.map(({ id }) => id))
    for (const { id, expected, verdict } of resultsOf(out).filter((result) => ids.has(result.id)))
      expect(verdict, id).toBe(expected === 'accepted' ? 'fail' : 'skipped')
  },
)

test('a tool that nobody reaches fails, and the reason stands in the table', async () => {
  const tool = await startCarelessTool()
  await tool.close()
  const { status, out } = await run('--tool', tool.loginUrl, '--only', 'core')
  expect(status).toBe(1)
  expect(out.join('\n')).toMatch(
    /^fail +teacher-1 +Valid Instructor Launch +accepted +no answer: .*ECONNREFUSED/m,
  )
})

test('a page without the accepted text is a refusal, whatever its status', async () => {
  const tool = await startCarelessTool()
  onTestFinished(() => tool.close())
  const args = ['--tool', tool.loginUrl, '--only', 'deep-linking', '--accepted-text']
  expect((await run(...args, 'Goodbye')).out[0]).toMatch(/^fail +deep-linking-1/)
  expect((await run(...args, 'Hello')).out[0]).toMatch(/^pass +deep-linking-1/)
})

test('launches as the platform that is named does, and counts apart what the tool does not offer', async () => {
  const tool = await startCarelessTool()
  onTestFinished(() => tool.close())
  const { out, notes } = await run('--tool', tool.loginUrl, '--profile', 'schoology')
  expect(out.find((line) => line.includes(' bad-11 '))).toMatch(/^pass .* either /)
  expect(out.find((line) => line.includes(' pns-hello '))).toMatch(/^not offered /)
  expect(notes).toMatch(/failed, \d+ not offered, /)
})

test('tells what to register, and with --wait lets it be registered first', async () => {
  const tool = await startCarelessTool()
  onTestFinished(() => tool.close())
  const registered = ['--issuer', 'https://tunnel.example/', '--client-id', 'c-1', '--deployment-id', 'd-1']
  const { notes } = await run('--tool', tool.loginUrl, '--only', 'deep-linking', '--wait', ...registered)
  for (const value of ['https://tunnel.example/jwks', 'https://tunnel.example/token', 'c-1', 'd-1'])
    expect(notes).toContain(value)
  expect(notes).toMatch(/press ENTER[^]*\(ENTER\)[^]*passed/)
})

test.each([
  ['no tool', [], '--tool is missing'],
  ['a tool that is no address', ['--tool', 'tool'], '--tool must be'],
  ['a profile that there is not', ['--tool', 'http://127.0.0.1/', '--profile', 'webct'], '--profile must be'],
  ['a wait without end', ['--tool', 'http://127.0.0.1/', '--service-wait', 'long'], '--service-wait must be'],
  ['keys that are no address', ['--tool', 'http://127.0.0.1/', '--jwks-url', 'keys'], '--jwks-url must be'],
  ['a group that there is not', ['--tool', 'http://127.0.0.1/', '--only', 'all'], '--only must be'],
  ['an option that there is not', ['--tool', 'http://127.0.0.1/', '--fast'], '--fast'],
])('does not begin with %s, and says so', async (_, args, words) => {
  const { status, notes, out } = await run(...args)
  expect({ status, out }).toEqual({ status: 2, out: [] })
  expect(notes).toContain(words)
})
