export type { Nudge, NudgeAnswer, NudgeResponse, NudgeRule } from './nudge.ts'
export type { NudgeReader } from './nudge-reader.ts'
export { answerNudge, nextNudge, noteAppsOpened, quietDaysAfterAnswer } from './nudges.ts'
export { forgetNudgesOf, nudgesOf } from './person-nudges.ts'
export type { PersonNudge } from './person-nudges.ts'
export { channelState, dueChannels } from './delivery/channel-store.ts'
export type { ChannelState } from './delivery/channel-store.ts'
export { contractHours, setContractHours, usualHours, workingUntil } from './delivery/contract-hours.ts'
export type { ContractHours } from './delivery/contract-hours.ts'
export { withdrawElsewhere, withdrawFrom } from './delivery/delivery-store.ts'
export type {
  NudgeBatch,
  NudgeChannel,
  Reach,
  SendOutcome,
  SendTurn,
  SettledState,
} from './delivery/nudge-channel.ts'
export { planDeliveries } from './delivery/plan-deliveries.ts'
export { runDeliveries } from './delivery/run-deliveries.ts'
export type { DeliveryOutcome, DeliveryRun } from './delivery/run-deliveries.ts'
export { evaluateNudges } from './evaluate-nudges.ts'
export type { EvaluationOutcome, NudgePorts } from './evaluate-nudges.ts'
export { minimumSeatAgeDays } from './rules/seat-never-opened.ts'
export type { UnopenedSeat } from './rules/seat-never-opened.ts'
export { importResources } from './resources/import-resources.ts'
export type { ResourceImportPorts } from './resources/import-resources.ts'
export type { PdResource, ResourceKind } from './resources/pd-resource.ts'
export { findResource, getResource, resourceTitles } from './resources/read-resources.ts'
export { hasResources, searchResources } from './resources/search-resources.ts'
export type { ResourcePage, ResourceSearch } from './resources/search-resources.ts'
export { reattributeNudges } from './reattribute-nudges.ts'
