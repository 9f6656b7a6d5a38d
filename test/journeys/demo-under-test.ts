import { startDemo, type Demo } from '@lectern/server/demo'
import { underTest, type UnderTest } from '@lectern/server/testing'

/** What `npm start` runs, on a database and a data directory of its own. */
export const demoUnderTest = (): Promise<UnderTest & { demo: Demo }> =>
  underTest(async (config, log) => {
    const demo = await startDemo(config, log)
    return { demo, close: () => demo.close() }
  })
