/** Somebody waits: by then every call has its answer or its refusal. */
export interface WaitingLimit {
  deadline?: Date
}
