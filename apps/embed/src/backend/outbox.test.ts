import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createOutbox } from './outbox.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

class Final extends Error {}
const outbox = () => createOutbox((error) => error instanceof Final)

test('sends again, with growing pauses, until it is acknowledged, and then never again', async () => {
  const send = vi.fn<() => Promise<void>>().mockRejectedValue(new Error('down'))
  outbox().post(send)
  await vi.advanceTimersByTimeAsync(999)
  expect(send).toHaveBeenCalledTimes(1)
  await vi.advanceTimersByTimeAsync(1)
  expect(send).toHaveBeenCalledTimes(2)
  await vi.advanceTimersByTimeAsync(1_999)
  expect(send).toHaveBeenCalledTimes(2)
  send.mockResolvedValue()
  await vi.advanceTimersByTimeAsync(3_600_000)
  expect(send).toHaveBeenCalledTimes(3)
})

test('never pauses longer than a minute', async () => {
  const send = vi.fn<() => Promise<void>>().mockRejectedValue(new Error('down'))
  outbox().post(send)
  await vi.advanceTimersByTimeAsync(600_000)
  const before = send.mock.calls.length
  await vi.advanceTimersByTimeAsync(60_000)
  expect(send.mock.calls.length).toBe(before + 1)
})

test('what can only be refused again is not sent again', async () => {
  const send = vi.fn<() => Promise<void>>().mockRejectedValue(new Final())
  outbox().post(send)
  await vi.advanceTimersByTimeAsync(3_600_000)
  expect(send).toHaveBeenCalledTimes(1)
})

test('waking tries at once what waits', async () => {
  const box = outbox()
  const send = vi.fn<() => Promise<void>>().mockRejectedValueOnce(new Error('down')).mockResolvedValue()
  box.post(send)
  await vi.advanceTimersByTimeAsync(0)
  box.wake()
  await vi.advanceTimersByTimeAsync(0)
  expect(send).toHaveBeenCalledTimes(2)
})

test('one that fails does not hold up another', async () => {
  const box = outbox()
  const later = vi.fn<() => Promise<void>>().mockResolvedValue()
  box.post(() => Promise.reject(new Error('down')))
  box.post(later)
  await vi.advanceTimersByTimeAsync(0)
  expect(later).toHaveBeenCalledTimes(1)
})
