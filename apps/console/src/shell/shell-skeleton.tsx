import { Skeleton } from '../parts/skeleton.tsx'

/** The frame of the console while it is not yet known who is there. */
export function ShellSkeleton() {
  return (
    <div className="shell">
      <div className="rail" />
      <main>
        <Skeleton rows={3} height={160} />
      </main>
    </div>
  )
}
