export { aLaunch, institution, membership } from './a-launch.ts'
export type { LaunchOptions } from './a-launch.ts'
export { aTool } from './a-tool.ts'
export { aConsumer, aLaunch1p1, launchUrl1p1, simulatedTool1p1 } from '../lti-1p1/simulated-consumer.ts'
export type { SimulatedLaunch } from '../lti-1p1/simulated-consumer.ts'
export { simulatedGradebook } from '../lti-1p1/simulated-gradebook.ts'
export { memoryNonces } from './memory-nonces.ts'
export {
  aContextLaunch,
  aDataPrivacyLaunch,
  aDeepLinkingRequest,
  aEulaRequest,
  aSubmissionReview,
  messages,
} from './other-messages.ts'
export { simulatedPlatform } from './simulated-platform.ts'
export type { PlatformOptions, SigningOptions, SimulatedPlatform } from './simulated-platform.ts'
export { simulatedRegistrar } from './simulated-registrar.ts'
export type { RegistrarOptions } from './simulated-registrar.ts'
export type { SimulatedPerson } from './simulated-roster.ts'
export { simulatedServices } from './simulated-services.ts'
export type { Fault, ServiceOptions, SimulatedServices } from './simulated-services.ts'
export { simulatedTool } from './simulated-tool.ts'
export type { SimulatedTool, ToolOverrides } from './simulated-tool.ts'
