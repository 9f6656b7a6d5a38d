import { afterAll, beforeAll, describe, onTestFinished } from 'vitest'
import { createJobs, type CreateJobsOptions, type Jobs } from '../create-jobs.ts'
import { recordedLog, type RecordedLog } from '../testing/recorded-log.ts'
import { failingJobs } from './failing-jobs.ts'
import { runningJobs } from './running-jobs.ts'
import { schedules } from './schedules.ts'
import { workers } from './workers.ts'

type Backend = CreateJobsOptions['backend']

export interface BackendUnderTest {
  /** Empty, and nobody else's. */
  fresh(): Promise<Backend>
  /** On a server of its own, which can be killed without harm to other tests. */
  mortal(): Promise<MortalBackend>
  stop(): Promise<void>
}

export interface MortalBackend {
  backend: Backend
  kill(): Promise<void>
  revive(): Promise<void>
  stop(): Promise<void>
}

export interface Arrangement {
  fresh: () => Promise<Backend>
  mortal: () => Promise<MortalBackend>
  /** Closed when the test ends; whatever still runs is abandoned. */
  open: (backend: Backend, log?: RecordedLog) => Promise<Jobs>
  openFresh: () => Promise<Jobs>
}

/** What jobs promise, whichever backend carries them. */
export function describeJobs(name: string, start: () => Promise<BackendUnderTest>): void {
  describe(`jobs on ${name}`, () => {
    let underTest: BackendUnderTest
    beforeAll(async () => {
      underTest = await start()
    })
    afterAll(() => underTest.stop())

    const open = async (backend: Backend, log = recordedLog()): Promise<Jobs> => {
      const jobs = await createJobs({ backend, log })
      onTestFinished(() => jobs.close({ withinMs: 0 }))
      return jobs
    }
    const arrangement: Arrangement = {
      fresh: () => underTest.fresh(),
      mortal: () => underTest.mortal(),
      open,
      openFresh: async () => open(await underTest.fresh()),
    }
    runningJobs(arrangement)
    failingJobs(arrangement)
    schedules(arrangement)
    workers(arrangement)
  })
}
