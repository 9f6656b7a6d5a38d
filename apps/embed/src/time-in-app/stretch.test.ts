import { expect, test } from 'vitest'
import { startStretch, type Slice } from './stretch.ts'

const noon = Date.parse('2026-09-15T12:00:00Z')

/** A stretch from noon on, and its two clocks: `wait` moves both, `sleep` the one that does not stop. */
function aStretch() {
  const clocks = { wall: noon, awake: 1234.5 }
  const slices: Slice[] = []
  const stretch = startStretch({ ...clocks }, (slice) => slices.push(slice))
  const watch = () => stretch.watch({ ...clocks })
  return {
    slices,
    /** Watched every minute, as the page does. */
    wait(seconds: number) {
      for (let left = seconds; left > 0; left -= 60) {
        clocks.wall += Math.min(left, 60) * 1000
        clocks.awake += Math.min(left, 60) * 1000 + 0.25
        watch()
      }
    },
    jump(seconds: { wall: number; awake: number }) {
      clocks.wall += seconds.wall * 1000
      clocks.awake += seconds.awake * 1000
      watch()
    },
    end: () => stretch.end({ ...clocks }),
    total: () => slices.reduce((sum, { seconds }) => sum + seconds, 0),
  }
}

test('tells each slice when it is full and the rest at the end, one after the other without a gap', () => {
  const stretch = aStretch()
  stretch.wait(299)
  expect(stretch.slices).toEqual([])
  stretch.wait(400)
  expect(stretch.slices).toHaveLength(2)
  expect(stretch.end()).toBe(true)
  expect(stretch.slices).toEqual([
    { from: '2026-09-15T12:00:00.000Z', seconds: 300 },
    { from: '2026-09-15T12:05:00.000Z', seconds: 300 },
    { from: '2026-09-15T12:10:00.000Z', seconds: 99 },
  ])
})

test('less than ten seconds are nothing, and ten are', () => {
  const glance = aStretch()
  glance.wait(9.9)
  expect(glance.end()).toBe(false)
  expect(glance.slices).toEqual([])
  const short = aStretch()
  short.wait(10)
  expect(short.end()).toBe(true)
  expect(short.total()).toBe(10)
})

test('tells whole seconds, and an end on a full slice tells nothing more', () => {
  const stretch = aStretch()
  stretch.wait(41.9)
  stretch.end()
  expect(stretch.slices).toMatchObject([{ seconds: 41 }])
  const full = aStretch()
  full.wait(300)
  full.end()
  expect(full.slices).toMatchObject([{ seconds: 300 }])
})

test('counts an hour and no more, however long the tab stays open', () => {
  const stretch = aStretch()
  stretch.wait(5 * 3600)
  stretch.end()
  expect(stretch.slices).toHaveLength(12)
  expect(stretch.total()).toBe(3600)
})

test('a device that slept counts what it was awake for', () => {
  const stretch = aStretch()
  stretch.wait(120)
  stretch.jump({ wall: 8 * 3600, awake: 0 })
  stretch.wait(60)
  stretch.end()
  expect(stretch.total()).toBe(180)
})

test('where no clock stops in sleep, and where a browser stopped the page, fifteen minutes count at most', () => {
  const asleep = aStretch()
  asleep.jump({ wall: 8 * 3600, awake: 8 * 3600 })
  asleep.end()
  expect(asleep.total()).toBe(900)
  const frozen = aStretch()
  frozen.jump({ wall: 700, awake: 700 })
  frozen.end()
  expect(frozen.total()).toBe(700)
})

test.each([-3600, 3600])('a clock that is set by %i seconds counts nothing of that', (seconds) => {
  const stretch = aStretch()
  stretch.wait(120)
  stretch.jump({ wall: seconds, awake: 0 })
  stretch.wait(60)
  stretch.end()
  expect(stretch.total()).toBe(180)
})
