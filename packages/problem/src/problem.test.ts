import { expect, test } from 'vitest'
import { newReference, Problem, problemStatus } from './index.ts'

test('a problem carries its kind, code, details, spec and cause', () => {
  const cause = new Error('inner')
  const problem = new Problem({
    kind: 'conflict',
    code: 'lti.nonce-reused',
    message: 'This launch was already used.',
    details: { nonce: 'n' },
    spec: 'Security Framework 5.1.3',
    cause,
  })
  expect(problem).toBeInstanceOf(Error)
  expect(problem).toMatchObject({
    name: 'Problem',
    kind: 'conflict',
    code: 'lti.nonce-reused',
    details: { nonce: 'n' },
    spec: 'Security Framework 5.1.3',
    cause,
  })
})

test('every kind has one HTTP status', () => {
  expect(problemStatus('invalid')).toBe(400)
  expect(problemStatus('upstream')).toBe(502)
})

test('a reference can be read aloud: two groups of four, no letter that looks like a digit', () => {
  const references = Array.from({ length: 200 }, newReference)
  for (const reference of references)
    expect(reference).toMatch(/^[2-9B-DF-HJ-KMNP-TV-XZ]{4}-[2-9B-DF-HJ-KMNP-TV-XZ]{4}$/)
  expect(new Set(references).size).toBe(200)
})
