import { expect, test } from 'vitest'
import { profileNameOf } from './registration.ts'

test.each([
  ['canvas', 'canvas'],
  ['BlackboardLearn', 'blackboard'],
  ['desire2learn', 'brightspace'],
  ['sakailms.org', 'sakai'],
  ['constructor', 'strict'],
  ['something else', 'strict'],
  [undefined, 'strict'],
])('the product family %s has the profile %s', (family, profile) => {
  expect(profileNameOf(family)).toBe(profile)
})
