export type { ItemType } from '../frames/frame-kinds.ts'
export type { CourseChange } from '../push/course-change.ts'
export { aClass } from './a-class.ts'
export { internal, tooMany } from './api-error.ts'
export type {
  Paging,
  SimulatedAttachment,
  SimulatedCourse,
  SimulatedItem,
  SubmissionState,
  WorldSwitches,
} from './classroom-world.ts'
export { reroutedTo } from './rerouted-to.ts'
export { pushSigner } from './push-signer.ts'
export type { PushOptions } from './push-signer.ts'
export { signingKey } from './signing-key.ts'
export { frameAddress } from './frame-address.ts'
export type { OpenedFrame } from './frame-address.ts'
export type { SigningKey } from './signing-key.ts'
export type { AccountSwitches, SignInChoice } from './simulated-accounts.ts'
export type { SimulatedClassroom } from './simulated-classroom.ts'
export { aClient, simulatedGoogle } from './simulated-google.ts'
export type { Fault, GoogleOptions, RequestToGoogle, SimulatedGoogle } from './simulated-google.ts'
export { somePeople } from './simulated-people.ts'
export type { SimulatedPerson } from './simulated-people.ts'
