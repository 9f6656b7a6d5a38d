export { appUse, colleaguesUse, everOpened, mostOpenedApps } from './app-use.ts'
export type { AppUse, ColleaguesUse, PersonApp } from './app-use.ts'
export { discloseBreakdown } from './disclose-breakdown.ts'
export type { DisclosedBreakdown } from './disclose-breakdown.ts'
export { colleaguesMinimum, defaultMinimum, disclose, discloseSum } from './disclosure.ts'
export type { DisclosedCount } from './disclosure.ts'
export type { UsageReceipt } from './district-queue.ts'
export { importUsage } from './import-usage.ts'
export type { ImportUsageOptions } from './import-usage.ts'
export { importedOverview } from './imported-overview.ts'
export type {
  CatalogLookup,
  ImportedOverview,
  ImportedOverviewOptions,
  ProductUse,
} from './imported-overview.ts'
export { liveOverview } from './live-overview.ts'
export type { AppNames, LiveOverview } from './live-overview.ts'
export { openingsOf } from './openings.ts'
export type { Openings } from './openings.ts'
export { forgetUsageOf, usageEventsOf, usageOf } from './person-usage.ts'
export type { PersonUsage, PersonUsageEvent } from './person-usage.ts'
export { rollUpUsage } from './roll-up-usage.ts'
export type { UsageEvent, UsageKind } from './usage-event.ts'
export { maintainUsagePartitions } from './usage-partitions.ts'
export { usageRecorder } from './usage-recorder.ts'
export type { UsageRecorder } from './usage-recorder.ts'
export { reattributeUsage } from './reattribute-usage.ts'
