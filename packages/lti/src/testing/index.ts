export { aLaunch, institution, membership } from './a-launch.ts'
export type { LaunchOptions } from './a-launch.ts'
export { aTool } from './a-tool.ts'
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
export { simulatedTool } from './simulated-tool.ts'
export type { SimulatedTool, ToolOverrides } from './simulated-tool.ts'
