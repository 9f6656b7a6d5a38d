import { expect, test } from 'vitest'
import { newEventId } from './event-id.ts'

test('every id is a version 4 UUID of its own', () => {
  const ids = Array.from({ length: 500 }, newEventId)
  for (const id of ids) expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/)
  expect(new Set(ids).size).toBe(500)
})
