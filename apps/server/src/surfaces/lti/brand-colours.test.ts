import { expect, test, vi } from 'vitest'
import type { GuardedFetch } from '@lectern/lti'
import { brandColours } from './brand-colours.ts'

const address = 'https://cdn.example.org/brand.json'
const answering = (brand: unknown, status = 200) => vi.fn(async () => Response.json(brand, { status }))

function colours(fetch: GuardedFetch) {
  const clock = { at: 0 }
  const errors: unknown[] = []
  const of = brandColours({ fetch, now: () => clock.at, onError: (error) => errors.push(error) })
  return { of, clock, errors }
}

test('the first launch does not wait for the brand, the next one wears it, and a day later it is asked for again', async () => {
  const fetch = answering({ 'ic-brand-primary': '#123456', 'ic-brand-button--primary-bgd': '#0374B5' })
  const { of, clock } = colours(fetch)
  expect(of(address)).toBeUndefined()
  await expect.poll(() => of(address)).toBe('#0374B5')
  expect(fetch).toHaveBeenCalledTimes(1)
  clock.at += 25 * 60 * 60_000
  expect(of(address)).toBe('#0374B5')
  expect(fetch).toHaveBeenCalledTimes(2)
})

test.each([
  ['no colours', {}],
  ['a list', []],
  ['nothing', null],
  ['a value that is no colour', { 'ic-brand-primary': 'url(https://evil.example)' }],
])('a brand with %s leaves the page as it is', async (_what, brand) => {
  const fetch = answering(brand)
  const { of } = colours(fetch)
  of(address)
  await vi.waitFor(() => expect(fetch).toHaveBeenCalled())
  await new Promise(setImmediate)
  expect(of(address)).toBeUndefined()
})

test('a brand that cannot be read is told once and left alone for a while', async () => {
  const fetch = vi.fn(() => Promise.reject(new Error('refused')))
  const { of, clock, errors } = colours(fetch)
  of(address)
  await expect.poll(() => errors).toHaveLength(1)
  of(address)
  expect(fetch).toHaveBeenCalledTimes(1)
  clock.at += 11 * 60_000
  of(address)
  expect(fetch).toHaveBeenCalledTimes(2)
})

test('a launch without a brand asks for none', () => {
  const fetch = answering({})
  expect(colours(fetch).of(undefined)).toBeUndefined()
  expect(fetch).not.toHaveBeenCalled()
})
