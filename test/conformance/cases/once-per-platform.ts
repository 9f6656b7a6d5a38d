import type { Bench } from '../case.ts'

/** What several cases look at is done once in a run, by whichever of them comes first. */
export function oncePerPlatform<T>(work: (bench: Bench) => Promise<T>): (bench: Bench) => Promise<T> {
  const done = new WeakMap<Bench['platform'], Promise<T>>()
  return (bench) => {
    const known = done.get(bench.platform) ?? work(bench)
    done.set(bench.platform, known)
    return known
  }
}
